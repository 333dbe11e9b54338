import type { Searchable } from '#base/model/search'
import { searchIn } from '#base/model/search'

/** Glossary terms in a running text, and the search in the glossary. */

/** A term as it may stand in one language's text: one or more ways of writing it. */
export interface TermForms {
  zh: readonly string[]
  en: readonly string[]
}

/** A piece of a text; `term` is the index of the term that it names. */
export interface TextPart {
  text: string
  term?: number
}

interface GlossaryFacts { term: { zh: string, en: string }, pinyin: string }

/** `micro / macro` are two forms; what stands in brackets is about the term and not part of it. */
export function termForms({ term }: Pick<GlossaryFacts, 'term'>): TermForms {
  const forms = (text: string) => text.replace(/\s*\([^)]*\)/g, '').split(' / ').map(form => form.trim()).filter(form => form !== '')
  return { zh: forms(term.zh), en: forms(term.en) }
}

interface Found { start: number, end: number, term: number }

/** Where a form first stands in the text. English: in any case, whole words, a plural -s allowed. */
function find(text: string, form: string, language: 'zh' | 'en'): { start: number, end: number } | null {
  if (language === 'zh') {
    const start = text.indexOf(form)
    return start < 0 ? null : { start, end: start + form.length }
  }
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const match = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}s?(?![\p{L}\p{N}])`, 'iu').exec(text)
  return match && { start: match.index, end: match.index + match[0].length }
}

/**
 * The text in pieces, with at most `limit` terms: the longest first, each once, none inside another. The pieces put
 * together are the text.
 */
export function splitByTerms(text: string, terms: readonly TermForms[], language: 'zh' | 'en', limit = 2): TextPart[] {
  const forms = terms.flatMap((term, index) => term[language].map(form => ({ form, term: index })))
    .sort((a, b) => b.form.length - a.form.length)
  const found: Found[] = []
  for (const { form, term } of forms) {
    const at = found.length < limit && !found.some(one => one.term === term) ? find(text, form, language) : null
    if (at && !found.some(one => at.start < one.end && one.start < at.end))
      found.push({ ...at, term })
  }
  found.sort((a, b) => a.start - b.start)
  const parts: TextPart[] = []
  let from = 0
  for (const { start, end, term } of found) {
    parts.push({ text: text.slice(from, start) }, { text: text.slice(start, end), term })
    from = end
  }
  return [...parts, { text: text.slice(from) }].filter(part => part.text !== '')
}

/** Where the search finds a term: under its names and its pinyin, not in what is said of it. */
export const termToSearch = ({ term, pinyin }: GlossaryFacts): Searchable => ({ texts: [term.zh, term.en], pinyin })

/** Whether a single term answers to what is typed, as the glossary's search does for all of them. Nothing typed: every term. */
export const matchesTerm = (term: GlossaryFacts, query: string): boolean => searchIn([termToSearch(term)])(query).size > 0
