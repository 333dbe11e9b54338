import { describe, expect, it } from 'vitest'
import { minuteParts, stages, stageTest } from '#case/index'
import { ZONE_IDS } from '#case/model/model'
import { ASKED, stageCell } from './stageTable'

describe('three stages by four questions', () => {
  it('has something in every cell, short enough to stand beside two others on a phone', () => {
    for (const stage of stages) {
      for (const role of ASKED) {
        const cell = stageCell(stage, role)
        expect(cell.length, `${stage.id} ${role}`).toBeGreaterThan(0)
        for (const { text } of cell) {
          expect([...text.zh].length, text.zh).toBeLessThanOrEqual(12)
          // A word that is longer does not fit a third of 328 px.
          expect(Math.max(...text.en.split(/[\s-]/).map(word => word.length)), text.en).toBeLessThanOrEqual(14)
        }
      }
    }
  })

  it('says what is inferred, and takes the whole sentence where there is no short one', () => {
    expect(stageCell(stages[2], 'layer')).toMatchObject([{ mark: 'I' }])
    expect(stageCell(stages[0], 'government')).toMatchObject([{ mark: null }])
    expect(stageCell({ facts: [{ role: 'layer', mark: 'N', claims: ['C01'], zh: '没有写。', en: 'Not said.' }] }, 'layer')).toEqual([{ text: { zh: '没有写。', en: 'Not said.' }, mark: 'N' }])
  })
})

describe('the case in a minute', () => {
  it('tells who, what is asked, what co-evolution is and what is not told, and is read in about a minute', () => {
    expect(minuteParts.map(({ id }) => id)).toEqual(expect.arrayContaining(['who', 'asks', 'coevolution', 'untold']))
    const lines = minuteParts.flatMap(part => part.lines)
    // 400 Chinese characters, or 230 English words, are a minute and a little more for somebody new to them.
    expect([...lines.map(({ zh }) => zh).join('')].length).toBeLessThan(440)
    expect(lines.map(({ en }) => en).join(' ').split(' ').length).toBeLessThan(260)
    expect(lines.filter(({ mark }) => mark === 'N').length).toBeGreaterThan(0)
  })

  it('has an answer to its question for each stage, which is ours', () => {
    expect(Object.keys(stageTest!.answers)).toEqual(ZONE_IDS)
    expect(stageTest!.mark).toBe('I')
  })
})
