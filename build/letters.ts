// Sizes of letters: written in px, built in rem, the unit of their surface (styles/tokens.css). 16 px on slides and paper, and on
// pages that scroll the size that the reader has set in the browser.
import type { CSSOptions } from 'vite'
import { root } from '../scripts/lib/run.ts'

type StylePlugin = NonNullable<Exclude<NonNullable<CSSOptions['postcss']>, string>['plugins']>[number]

/** What browsers begin with, px, and what our sizes are written for. */
const BEGIN = 16
const LETTERS = /^(?:font|font-size|line-height|--second-least|--title)$/
/** Letters in a drawing: a px there is one of the drawing, which grows as a whole. */
const DRAWN = /(?:^|[\s,])text(?:\.\w+)?$/
const DRAWINGS = /\/(?:src\/diagrams\/theme|styles\/diagrams)\.css$/
/** Sheets of the deck that only pages that scroll have. */
const SCROLLING = /\/(?:src\/(?:study|read)\/.*|styles\/(?:study|read|flow)[\w-]*\.css)$/
/** Rules for such a page in a sheet that slides have as well. */
const SCROLLS = /\.(?:flowing|study-page|read-page|bin-bar)\b/

/** On a page for phones no letter is smaller, px of ours: whatever a rule that slides share says. */
const LEAST = 14

const inUnit = (css: string, unit: string) => css.replace(/(\d*\.?\d+)px\b/g, (_, px: string) => `${Number(px) / BEGIN}${unit}`)

/** A query of the window's width by the reader's letters; on paper they have one size. */
const widthByLetters = (query: string) => /^\(.*width: [\d.]+px\)/.test(query)
  ? `screen and ${query.replace(/width: [\d.]+px/g, width => inUnit(width, 'em'))}, print and ${query}`
  : query

/** Slides and the student's page by one sheet: which of them it is, is known when it is shown. */
const LEAST_HERE = 'var(--least-letters, 0rem)'

const onlyScrolls = ({ nodes = [] }: { nodes?: readonly { type: string, selectors?: readonly string[] }[] }) =>
  nodes.every(({ type, selectors = [] }) => type === 'comment' || (selectors.length > 0 && selectors.every(one => SCROLLS.test(one))))

/** The first length of `font` is the size of its letters. */
const noSmaller = (css: string, together: boolean) => css.replace(/(\d*\.?\d+)px\b/, (size, px: string) =>
  Number(px) >= LEAST ? size : together ? `max(${size}, ${LEAST_HERE})` : `${LEAST}px`)

/**
 * Two rules of a style sheet that a reader's own size of letters needs: sizes of letters in rem, and on pages that scroll widths
 * at which the page changes in em. Frames, gaps, lines and targets stay px.
 * @param study for the student's page, which is nothing but such pages: there no letter is smaller than 14 px of ours, either
 * @param together for a deck that has the student's page inside: none is smaller where `--least-letters` is set (styles/study.css)
 */
export function readersLetters({ study = false, together = false } = {}): StylePlugin {
  const own = (path = '') => path.startsWith(root) && !path.includes('node_modules')
  return {
    postcssPlugin: 'readers-letters',
    Declaration(one) {
      const path = one.source?.input.file
      const rule = one.parent
      if (!LETTERS.test(one.prop) || !one.value.includes('px') || !own(path) || DRAWINGS.test(path!) || (rule?.type === 'rule' && DRAWN.test((rule as { selector?: string }).selector ?? '')))
        return
      one.value = inUnit((study || together) && one.prop !== 'line-height' ? noSmaller(one.value, together) : one.value, 'rem')
    },
    AtRule(rule) {
      const path = rule.source?.input.file
      if (!own(path) || !rule.params.includes('px'))
        return
      if (rule.name === 'container')
        rule.params = inUnit(rule.params, 'rem')
      else if (rule.name === 'media' && !rule.params.includes('print') && (study || SCROLLING.test(path!) || onlyScrolls(rule)))
        rule.params = rule.params.split(/,\s*/).map(widthByLetters).join(', ')
    },
  }
}
