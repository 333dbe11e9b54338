import { describe, expect, it } from 'vitest'
import { claims } from '..'
import { aboutThePaper, browsable, sentenceIds } from '../browse'
import { sentencesOf, stagesOf } from './locators'

describe('locators', () => {
  it.each([
    [['E7a'], ['E7']],
    [['Z2a–b, E6b'], ['Z2', 'E6']],
    [['E16b', 'Z3b; E9 E13 E16', 'E7b'], ['Z3', 'E7', 'E9', 'E13', 'E16']],
    [['header'], []],
  ])('%j names the sentences %j', (locators, sentences) => {
    expect(sentencesOf(...locators)).toEqual(sentences)
  })

  it.each([
    ['S2 / both', [2]],
    ['S1→S2 / both', [1, 2]],
    ['S1–S3 layers / both', [1, 2, 3]],
    ['S3 macro, institutional / both', [3]],
    ['macro / both', []],
  ])('%s speaks of the stages %j', (stageText, stages) => {
    expect(stagesOf(stageText)).toEqual(stages)
  })
})

describe('the claims browser', () => {
  it('has every claim once but those about the paper, each at a sentence of the abstract', () => {
    const stated = browsable.filter(({ mark }) => mark === 'S')
    expect(stated.map(({ id }) => id)).toEqual(claims.filter(claim => claim.category !== 'bibliographic').map(({ id }) => id))
    expect(stated.filter(({ sentences }) => sentences.length === 0)).toEqual([])
    expect(aboutThePaper).toHaveLength(5)
  })

  it('has ids of its own, all three marks, every stage, and sentences that the abstract has', () => {
    expect(new Set(browsable.map(({ id }) => id)).size).toBe(browsable.length)
    expect(new Set(browsable.map(({ mark }) => mark))).toEqual(new Set(['S', 'I', 'N']))
    expect(new Set(browsable.flatMap(({ stages }) => stages))).toEqual(new Set([1, 2, 3]))
    expect(sentenceIds.filter(id => !/^(?:Z[1-4]|E(?:[1-9]|1\d|2[0-5]))$/.test(id))).toEqual([])
  })
})
