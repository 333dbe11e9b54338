import { describe, expect, it } from 'vitest'
import { judgedOf, misconceptions, quiz, reasonFor, twinCards } from '../../src/case/index'
import { BIN_IDS } from '../../src/case/model/model'

/** What could be answered without reading: by length, by a reason that is the answer. */
const LANGUAGES = ['zh', 'en'] as const
const lengthOf = (text: string): number => [...text].length

describe('the options of a question', () => {
  const chosen = quiz.filter(({ type }) => type !== 'order')

  it.each(LANGUAGES)('are not told apart by their length: %s', (language) => {
    const longestIsRight = chosen.filter(({ options, answer }) => {
      const longest = Math.max(...options.map(option => lengthOf(option[language])))
      return options.some(option => answer.includes(option.key) && lengthOf(option[language]) === longest)
    })
    expect(longestIsRight.length, longestIsRight.map(({ id }) => id).join()).toBeLessThanOrEqual(chosen.length / 2)
    // All that is right on one side of a length, all that is wrong on the other.
    const sorted = chosen.filter(({ options, answer }) => {
      const [right, wrong] = [true, false].map(is => options.filter(({ key }) => answer.includes(key) === is).map(option => lengthOf(option[language])))
      return Math.min(...right) > Math.max(...wrong) || Math.max(...right) < Math.min(...wrong)
    })
    expect(sorted.length, sorted.map(({ id }) => id).join()).toBeLessThanOrEqual(chosen.length / 3)
  })

  it('of a question are of like length', () => {
    for (const { id, options } of chosen) {
      for (const language of LANGUAGES) {
        const lengths = options.map(option => lengthOf(option[language]))
        expect(Math.max(...lengths) - Math.min(...lengths), `${id} ${language}`).toBeLessThanOrEqual(language === 'zh' ? 7 : 24)
      }
    }
  })

  it('each have a hint where they are wrong, which is another for each and names no right option', () => {
    for (const { id, type, options, answer, why } of quiz) {
      const hinted = type === 'order' ? options : options.filter(({ key }) => !answer.includes(key))
      for (const language of LANGUAGES) {
        const hints = hinted.map(({ hint }) => hint![language])
        expect(new Set([...hints, why[language]]).size, id).toBe(hinted.length + 1)
        if (type === 'order')
          continue
        const right = options.filter(({ key }) => answer.includes(key)).map(option => option[language].toLowerCase())
        for (const hint of hints)
          expect(right.filter(words => hint.toLowerCase().includes(words)), `${id}: ${hint}`).toEqual([])
      }
    }
  })
})

describe('sentences to be judged', () => {
  it.each(LANGUAGES)('are not told apart by their length: %s', (language) => {
    const all = misconceptions.map(judgedOf).map(({ sentence, borneOut }) => ({ length: lengthOf(sentence[language]), borneOut }))
    const best = Math.max(...[0, ...all.map(({ length }) => length)].flatMap((threshold) => {
      const right = all.filter(({ length, borneOut }) => (length > threshold) === borneOut).length
      return [right, all.length - right]
    }))
    expect(best).toBeLessThanOrEqual(9)
    const lengths = all.map(({ length }) => length)
    expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.4)
  })

  it('are half of them true, and what is told after is another sentence', () => {
    expect(misconceptions.filter(one => judgedOf(one).borneOut).map(({ id }) => id)).toEqual(['M1', 'M2', 'M4', 'M7', 'M10', 'M11'])
    for (const one of misconceptions) {
      for (const language of LANGUAGES)
        expect([one.correction[language], one.mistake[language]], one.id).not.toContain(judgedOf(one).sentence[language])
    }
  })
})

describe('reasons against a bin where a story does not belong', () => {
  it('are forty-five of their own, in both languages', () => {
    const reasons = twinCards.flatMap(card => BIN_IDS.filter(bin => bin !== card.bin).map(bin => ({ card, reason: reasonFor(card.id, bin)! })))
    expect(reasons).toHaveLength(45)
    for (const language of LANGUAGES) {
      expect(new Set(reasons.map(({ reason }) => reason[language])).size).toBe(45)
      expect(reasons.filter(({ card, reason }) => reason[language] === card.why[language])).toEqual([])
    }
    expect(reasons.every(({ reason }) => reason.claims.length === 0 && reason.mark === undefined)).toBe(true)
  })
})
