import type { Ref } from 'vue'
import type { LocalText } from '../../build/content/schema'
import type { Handout } from './kinds'
import { nextTick } from 'vue'
import { marks } from '#case/index'
import { handout as words } from '#i18n/words/handout'

/** Longest that a handout may take to be whole, milliseconds; a slow machine draws seven diagrams in it. */
const LONGEST = 120_000

const quoted = (text: string) => `"${text.replace(/["\\\n]/g, ' ')}"`
const footer = (t: (text: LocalText) => string) => [
  `${t(words.key)} ${marks.map(mark => `${t(mark.name)} = ${t(mark.meaning)}`).join(' · ')}`,
  t(words.author),
]

/** Size, margins, and what stands at the foot of every page but a slide's, which has its own. */
export function pageRules({ id, page }: Handout, t: (text: LocalText) => string): string {
  if (id === 'slides')
    return `@page { ${page} }`
  const [key, author] = footer(t)
  const font = 'font: 400 9.5px/1.3 "Noto Sans SC", sans-serif; color: #4b5364'
  return `@page { ${page};
    @bottom-left { content: ${quoted(key)} "\\A" ${quoted(author)}; width: 91%; text-align: left; white-space: pre-line; ${font} }
    @bottom-right { content: counter(page) " / " counter(pages); width: 9%; text-align: right; white-space: nowrap; ${font} }
  }`
}

/**
 * Waits until what is printed is all there: slides, diagrams, codes, and every slice of the fonts. Rejects when it is not.
 * What could not be fetched is waited for as long as it takes: `lacks` hears of it, and when there is nothing more of the kind.
 */
export async function wholePages(root: Readonly<Ref<HTMLElement | null>>, wanted: () => boolean, lacks: (something: boolean) => void): Promise<void> {
  let until = performance.now() + LONGEST
  await nextTick()
  while (wanted() && !isWhole(root.value)) {
    const missing = root.value?.querySelector('main [data-fetch-fault]') != null
    lacks(missing)
    if (missing)
      until = performance.now() + LONGEST
    if (performance.now() > until)
      throw new Error('the pages are not whole')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  lacks(false)
  // A slide's headings come below its section's.
  for (const heading of root.value?.querySelectorAll('.small-slide :is(h1, h2, h3, h4, h5)') ?? [])
    heading.setAttribute('aria-level', String(Number(heading.tagName[1]) + 1))
  // A word in another language gets a tag of its own, and with it its language, only where it has a role.
  for (const foreign of root.value?.querySelectorAll(`span[lang]:not([role], [lang='${document.documentElement.lang}'])`) ?? [])
    foreign.setAttribute('role', 'generic')
  // What stands in the margins is laid out by the printer only: its letters must be there before.
  const inMargins = [words.key, words.author, ...marks.flatMap(({ name, meaning }) => [name, meaning])].map(({ zh, en }) => zh + en).join('')
  await document.fonts.load('400 9.5px "Noto Sans SC"', `${inMargins}0123456789/·=`)
  await document.fonts.ready
}

function isWhole(root: HTMLElement | null): boolean {
  if (!root?.querySelector('main > *'))
    return false
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)]
  return all('[data-printed-slide]').every(one => one.querySelector('.slidev-layout'))
    && all('[data-diagram]').every(one => one.dataset.ready === 'true' || one.querySelector('p.diagram-failed'))
    && all('[data-code]').every(one => one.querySelector('svg'))
}
