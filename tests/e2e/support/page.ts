import type { Locator, Page } from 'playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const AXE = readFileSync(fileURLToPath(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8')

interface AxeWindow { axe?: { run: (context: object, options: object) => Promise<{ violations: { id: string, nodes: { target: unknown[], failureSummary?: string }[] }[] }> } }

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/**
 * What axe finds in the part of the page that is shown; Slidev's own controls lie outside of it.
 * @param only names or tags of rules; WCAG 2.2 AA unless told
 */
export async function axe(page: Page, selector: string, only = LEVELS): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window))
    // Not as a script of the page: its policy would refuse it.
    await page.evaluate(`${AXE};undefined`)
  return page.evaluate(async ([within, runOnly]) => {
    const shown = [...document.querySelectorAll(within)].filter(one => one.checkVisibility())
    // axe walks the whole document, and the deck keeps all slides in it: without the others it takes a third. They come at
    // any time, each put before one that is there: while that is aside, before what keeps its place.
    const aside = new Map<Node, Comment>()
    const { insertBefore } = Node.prototype
    Node.prototype.insertBefore = function <T extends Node>(node: T, before: Node | null): T {
      return insertBefore.call(this, node, before && (aside.get(before) ?? before)) as T
    }
    for (const one of document.querySelectorAll('.slidev-page')) {
      if (!one.checkVisibility()) {
        aside.set(one, new Comment())
        one.replaceWith(aside.get(one)!)
      }
    }
    const { violations } = await (window as unknown as Required<AxeWindow>).axe.run({ include: shown }, { runOnly, resultTypes: ['violations'] })
    for (const [one, place] of aside)
      place.replaceWith(one)
    Node.prototype.insertBefore = insertBefore
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} ${(node.failureSummary ?? '').replaceAll('\n', ' ').slice(0, 160)}`))
  }, [selector, only] as const)
}

/**
 * What is cut or leaves its frame. A box may end outside where it can be scrolled to; what is hidden from the eye on
 * purpose (`sr-only`, clipped to a pixel) does not count.
 */
export function cut(frame: Pick<Locator, 'evaluate'>): Promise<string[]> {
  return frame.evaluate((root) => {
    const outer = root.getBoundingClientRect()
    const scale = outer.width / (root as HTMLElement).offsetWidth || 1
    const found: string[] = []
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} «${(element.textContent ?? '').trim().slice(0, 30)}»`
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest('.sr-only, svg') || getComputedStyle(element).clipPath !== 'none' || element.parentElement?.closest('.bi') && getComputedStyle(element.parentElement).clipPath !== 'none')
        continue
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      if (box.width <= 1 || box.height <= 1)
        continue
      let scrolled = false
      for (let up = element.parentElement; up && up !== root; up = up.parentElement)
        scrolled ||= /auto|scroll/.test(getComputedStyle(up).overflow)
      // The box of an inline element is as high as its font's, not as its line.
      const upright = style.display === 'inline' ? 0 : Math.max(outer.top - box.top, box.bottom - outer.bottom)
      const over = Math.max(outer.left - box.left, box.right - outer.right, upright) / scale
      if (over > 1 && !scrolled)
        found.push(`${over.toFixed(1)} px outside: ${nameOf(element)}`)
      const clips = /hidden|clip/.test(style.overflowX + style.overflowY)
      if (clips && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
        found.push(`cut ${element.scrollWidth - element.clientWidth}×${element.scrollHeight - element.clientHeight}: ${nameOf(element)}`)
    }
    return found
  })
}

/**
 * Lines of text and chips that lie over one another, and frames that reach into the slide's foot. A line counts as high as its
 * letters, not as its font's box; a heading's own runs may reach into one another, for the cover pulls its quotation marks in.
 */
export function overlapping(frame: Pick<Locator, 'evaluate'>): Promise<string[]> {
  return frame.evaluate((root) => {
    /** Of a font's box: Han letters and capitals. */
    const LETTERS = 0.6
    interface Edges { left: number, right: number, top: number, bottom: number }
    interface Box extends Edges { text: string, holder: Element, chip: Element | null }
    const clipped = (one: Element | null): boolean => one !== null && one !== root && (getComputedStyle(one).clipPath !== 'none' || clipped(one.parentElement))
    const seen = (one: Element) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && !one.closest('title, desc, style') && !clipped(one)
    const within = (view: Edges, { left, right, top, bottom }: Edges): Edges =>
      ({ left: Math.max(left, view.left), right: Math.min(right, view.right), top: Math.max(top, view.top), bottom: Math.min(bottom, view.bottom) })
    /** What of an element can be seen: lists scroll, and titles are clipped to a line. */
    const viewOf = (one: Element): Edges => {
      let view: Edges = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity }
      for (let up: Element | null = one; up && up !== root; up = up.parentElement) {
        if (getComputedStyle(up).overflow !== 'visible' && getComputedStyle(up).display !== 'inline')
          view = within(view, up.getBoundingClientRect())
      }
      return view
    }
    const boxes: Box[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement
      const text = node.textContent?.trim().slice(0, 24)
      if (!holder || !text || !seen(holder))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const view = viewOf(holder)
      for (const { left, right, top, bottom, height } of range.getClientRects()) {
        const trim = height * (1 - LETTERS) / 2
        boxes.push({ text, holder, chip: holder.closest('.chip'), ...within(view, { left, right, top: top + trim, bottom: bottom - trim }) })
      }
    }
    for (const chip of root.querySelectorAll('.chip')) {
      if (seen(chip))
        boxes.push({ text: `(${chip.textContent?.trim()})`, holder: chip, chip, ...within(viewOf(chip), chip.getBoundingClientRect()) })
    }
    const together = (a: Box, b: Box) => (a.chip && a.chip === b.chip) || (a.holder.closest('h1') && a.holder.closest('h1') === b.holder.closest('h1'))
    const over = boxes.flatMap((a, index) => boxes.slice(index + 1)
      .filter(b => !together(a, b) && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
      .map(b => `«${a.text}» and «${b.text}»`))
    const foot = root.querySelector('.frame-foot')
    const line = foot && seen(foot) ? foot.getBoundingClientRect().top : Number.POSITIVE_INFINITY
    for (const framed of root.querySelectorAll('*')) {
      const { top, bottom } = within(viewOf(framed), framed.getBoundingClientRect())
      if (top < line && bottom > line + 1 && Number.parseFloat(getComputedStyle(framed).borderBottomWidth) > 0 && seen(framed) && !framed.contains(foot))
        over.push(`the foot and ${framed.tagName.toLowerCase()}.${framed.getAttribute('class') ?? ''} «${framed.textContent?.trim().slice(0, 24)}»`)
    }
    return over
  })
}

/** How far the page can be scrolled sideways, px. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Buttons, links and fields that are smaller than `least` px in width or height; links within a line of text are exempt (WCAG 2.5.8). */
export function smallTargets(page: Page, within: string, least: number): Promise<string[]> {
  return page.locator(within).first().evaluate((root, least) => {
    const found: string[] = []
    for (const target of root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [role="button"]')) {
      if (!target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || target.closest('.sr-only') || target.matches('.skip:not(:focus)'))
        continue
      // The label is the target of the box that it holds.
      const held = target.matches('input[type="radio"], input[type="checkbox"]') ? target.closest('label') ?? target : target
      const inline = target.matches('a') && getComputedStyle(target).display === 'inline' && target.closest('p, dd, li')
      const { width, height } = held.getBoundingClientRect()
      if (!inline && width > 1 && (width < least - 0.5 || height < least - 0.5))
        found.push(`${width.toFixed(0)}×${height.toFixed(0)}: ${target.tagName.toLowerCase()}.${target.getAttribute('class') ?? ''} «${(target.textContent ?? '').trim().slice(0, 24)}»`)
    }
    return found
  }, least)
}

/** Text that can be seen in letters under `least` px. */
export const smallLetters = (page: Page, within: string, least: number): Promise<string[]> => page.locator(within).first().evaluate((root, least) => {
  const found = new Set<string>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement!
    if (!node.textContent?.trim() || holder.closest('svg, .sr-only') || !holder.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue
    let clipped = false
    for (let up: Element | null = holder; up && !clipped; up = up.parentElement)
      clipped = getComputedStyle(up).clipPath !== 'none'
    const size = Number.parseFloat(getComputedStyle(holder).fontSize)
    if (!clipped && size < least - 0.05)
      found.add(`${size.toFixed(1)} px: ${holder.tagName.toLowerCase()}.${holder.getAttribute('class') ?? ''} in .${holder.parentElement?.getAttribute('class') ?? ''} «${node.textContent.trim().slice(0, 20)}»`)
  }
  return [...found]
}, least)
