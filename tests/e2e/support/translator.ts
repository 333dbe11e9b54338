import type { Page } from 'playwright/test'

/**
 * Rewrites a page as a browser's translator does: each text is taken out and an element with the translation put in its
 * place, at once and for every text that comes later. Here the translation is the text itself, so that a page rewritten so
 * must read as one that was not. Harder than the real one: it does not heed `translate="no"`, which extensions do not
 * all know. Drawings are left alone, as browsers leave them.
 */
export const translate = (page: Page): Promise<unknown> => page.addInitScript(rewriteAll)

/** Runs in the page; what is there already is rewritten too. */
export function rewriteAll(): void {
  const LEFT = 'font, script, style, textarea, svg, title'
  const rewrite = (text: Text): void => {
    if (!text.data.trim() || !text.parentElement || text.parentElement.closest(LEFT))
      return
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.append(text.data)
    outer.append(inner)
    text.replaceWith(outer)
  }
  const all = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts: Text[] = root instanceof Text ? [root] : []
    while (walker.nextNode())
      texts.push(walker.currentNode as Text)
    texts.forEach(rewrite)
  }
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      (type === 'characterData' ? [target] : [...addedNodes]).forEach(all)
  }).observe(document, { subtree: true, childList: true, characterData: true })
  all(document)
}

/** What stands on the page now, as it is read; what changes by itself with the time is left out. */
export const textOf = (page: Page): Promise<string> => page.evaluate(() => {
  const TIMED = '[role="timer"], .used'
  const shown = [...document.querySelectorAll<HTMLElement>('.slidev-page .slidev-layout, .study-page, .read-page, .section-clock, body > .stage-sorter')].filter(one => one.checkVisibility())
  return shown.map((one) => {
    let text = ''
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement!
      if (holder.checkVisibility() && !holder.closest(TIMED))
        text += walker.currentNode.textContent
    }
    return text.replace(/\s+/g, ' ')
  }).join('\n')
})

/** Each figure that is shown beside the attribute that a program reads; empty where all agree. */
export const falseFigures = (page: Page): Promise<string[]> => page.evaluate(falseOnes)

/** Runs in the page. */
export function falseOnes(): string[] {
  const found: string[] = []
  const shown = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(one => one.checkVisibility())
  const numbers = (text: string | null | undefined): string[] => text?.match(/\d+/g) ?? []
  const compare = (one: Element, text: string | null | undefined, ...expected: (string | undefined)[]): void => {
    const told = numbers(text)
    if (expected.some(number => number === undefined || !told.includes(number)))
      found.push(`${one.tagName.toLowerCase()}.${one.className}: "${text?.trim()}", expected ${expected.join(' ')}`)
  }
  // The lecturer's is a field, empty until that option has been counted.
  for (const one of shown('.hand-count[data-count]:not(input:not([data-given]))'))
    compare(one, one instanceof HTMLInputElement ? one.value : one.textContent, one.dataset.count)
  for (const one of shown('.hand-row'))
    compare(one, one.querySelector('.number')?.textContent, one.dataset.count)
  for (const one of shown('.hand-controls[data-shown="true"] [data-hands], .class-table[data-shown="true"] [data-hands]'))
    compare(one, one.textContent, one.dataset.hands)
  for (const one of shown('.stage-bin'))
    compare(one, one.querySelector('.bin-title .sr-only')?.textContent, one.dataset.count)
  for (const one of shown('[data-bin-bar]'))
    compare(one, one.querySelector('.n')?.textContent, one.closest('[data-sorter]')?.querySelector<HTMLElement>(`.stage-bin[data-bin="${one.dataset.binBar}"]`)?.dataset.count)
  for (const one of shown('[data-found]:not([data-found="0"]), [data-judged], [data-changes]:not([data-changes="0"]) > p, [data-read]:not([data-read="0"])'))
    compare(one, one.textContent, one.dataset.found ?? one.dataset.judged ?? one.dataset.read ?? one.parentElement?.dataset.changes)
  for (const one of shown('[data-counts]'))
    compare(one, [...one.querySelectorAll('.count')].map(cell => numbers(cell.textContent)[0]).join(' '), ...numbers(one.dataset.counts))
  for (const one of shown('.question-cards'))
    compare(one, document.querySelector('.levels [aria-pressed="true"] .count')?.textContent, one.dataset.cards)
  return found
}
