import { describe, expect, it } from 'vitest'
import { cardById } from '..'
import { cardFeedback, cardWords } from './cardFeedback'
import { labels } from './labels'
import { overallOf, readings } from './readings'
import { reasonFor } from './reasons'

describe('what is told of a card', () => {
  const card = cardById('S1-03')
  const contested = cardById('S2-09')
  const reason = reasonFor(card.id, 'resource')!

  it('is its sentence alone until it is marked', () => {
    for (const words of [cardWords(card, 'pool', null, 0), cardWords(card, 'resource', null, 2), cardWords(card, 'project', 'right', 2)])
      expect(words).toEqual(card.text)
  })

  it('is the sentence and the reason against its bin, and not the right one, at the second check', () => {
    const words = cardWords(card, 'resource', 'wrong', 2)
    expect(words).toEqual({ zh: `${card.text.zh}${reason.zh}`, en: `${card.text.en} ${reason.en}` })
    expect(words.en).not.toContain(labels.bins.project.en)
  })

  it('is where it belongs and why, at the end', () => {
    for (const lang of ['zh', 'en'] as const) {
      const right = cardWords(card, 'project', 'right', 3)[lang]
      expect(right).toContain(labels.bins.project[lang])
      expect(right).toContain(card.why[lang])
      const wrong = cardWords(card, 'resource', 'wrong', 3)[lang]
      expect(wrong.indexOf(card.text[lang])).toBe(0)
      expect(wrong.indexOf(reason[lang])).toBeGreaterThan(0)
      expect(wrong.indexOf(card.why[lang])).toBeGreaterThan(wrong.indexOf(reason[lang]))
    }
  })

  it('is both sides of a card that can be argued over, which belongs nowhere', () => {
    const bin = (['project', 'resource', 'development', 'unstaged'] as const).find(one => reasonFor(contested.id, one))!
    expect(cardFeedback(contested, bin, 'discuss', 3)).toEqual({ reason: reasonFor(contested.id, bin), answer: false })
    expect(cardWords(contested, contested.bin, 'discuss', 3).en).not.toContain(labels.bins[contested.bin].en)
  })
})

it('the board as a whole reads as co-evolution, a gap, or the relationship reached', () => {
  expect(overallOf({ coEvolution: true, skipped: null, reached: 'institutional' })).toBe(readings.overall.coEvolution)
  expect(overallOf({ coEvolution: false, skipped: 'project', reached: 'none' })).toBe(readings.overall.skippedProject)
  expect(overallOf({ coEvolution: false, skipped: 'resource', reached: 'contractual' })).toBe(readings.overall.skippedResource)
  expect(overallOf({ coEvolution: false, skipped: null, reached: 'contractual' })).toBe(readings.overall.contractual)
})
