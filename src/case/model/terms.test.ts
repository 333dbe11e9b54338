import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { glossary, lessonSlides } from '..'
import { matchesTerm, splitByTerms, termForms } from './terms'

const FORMS = glossary.map(termForms)
const named = (text: string, language: 'zh' | 'en') => splitByTerms(text, FORMS, language).filter(part => part.term !== undefined).map(part => part.text)

describe('terms in a text', () => {
  it('are found by their forms', () => {
    expect(termForms({ term: { zh: '微观 / 宏观', en: 'micro / macro' } })).toEqual({ zh: ['微观', '宏观'], en: ['micro', 'macro'] })
    expect(termForms({ term: { zh: '行政建构', en: 'administrative construction (abstract en: institutional construction)' } }).en).toEqual(['administrative construction'])
  })

  it.each([
    // Of the same length: the one that stands first in the glossary.
    ['zh', '政社关系与政社互动，都由社会组织来看。', ['政社互动', '社会组织']],
    ['zh', '协同演化，还是协同演化。', ['协同演化']],
    ['en', 'Co-evolution of Social organizations', ['Co-evolution', 'Social organizations']],
    ['en', 'microscope and macros', ['macros']],
    ['en', 'Government purchase of services is not government procurement.', ['Government purchase of services', 'government procurement']],
    ['en', 'Nothing here.', []],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(named(text, language)).toEqual(expected)
  })

  it('leave the text as it is, two at most, each once', () => {
    const texts = lessonSlides.flatMap(({ title, lead = [] }) => [title, ...lead]).flatMap(({ zh, en }) => [zh, en])
    const any = fc.oneof(fc.constantFrom(...texts), fc.string(), fc.array(fc.constantFrom(...FORMS.flatMap(form => [...form.zh, ...form.en]))).map(list => list.join(' ')))
    fc.assert(fc.property(any, fc.constantFrom('zh', 'en'), fc.integer({ min: 0, max: 3 }), (text, language, limit) => {
      const parts = splitByTerms(text, FORMS, language, limit)
      const terms = parts.flatMap(part => part.term ?? [])
      expect(parts.map(part => part.text).join('')).toBe(text)
      expect(terms.length).toBeLessThanOrEqual(limit)
      expect(new Set(terms).size).toBe(terms.length)
    }))
  })
})

describe('the search in the glossary', () => {
  const found = (query: string) => glossary.filter(one => matchesTerm(one, query)).map(one => one.term.zh)

  it('takes Chinese, pinyin with or without tones, and English', () => {
    expect(found('协同演化')).toEqual(['协同演化'])
    expect(found('xietong yanhua')).toEqual(['协同演化'])
    expect(found('Xiétóng Yǎnhuà')).toEqual(['协同演化'])
    expect(found('LEGITIMACY')).toEqual(['制度合法性'])
    expect(found('celue')).toEqual(['策略行动'])
    expect(found('')).toHaveLength(glossary.length)
    expect(found('no such term')).toEqual([])
  })
})
