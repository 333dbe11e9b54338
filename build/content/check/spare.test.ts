import { describe, expect, it } from 'vitest'
import { checkContent, spareLines } from '../check'
import { readContentFiles } from '../files'

const first = readContentFiles('content')
const second = readContentFiles('tests/fixtures/second-case')
/** Without the lines that may be left out. */
const bare = {
  ...first,
  quiz: first.quiz.replace(/^ {4}hint:\n(?: {6}.*\n)+/gm, '').replace(/^ {2}again: .*\n/gm, ''),
  twins: first.twins.replace(/^ {2}reasons:\n(?: {4}.*\n)+/gm, ''),
  misconceptions: first.misconceptions.replace(/^ {2}sentence:\n(?: {4}.*\n)+/gm, ''),
}

describe('what a case may leave out', () => {
  it('is no fault, and is counted', () => {
    expect(checkContent(bare)).toEqual([])
    const [hints, reasons, ...rest] = spareLines(bare, 'mine')
    expect(hints).toMatch(/^mine\/quiz\.yaml: hints 0 of \d+; .*Q2\/a, Q2\/c, Q2\/d.* 提示 0\/\d+；/)
    expect(reasons).toMatch(/^mine\/twins\.yaml: reasons 15 of 45; .*T01\/development, T01\/unstaged.* and 22 more\. 理由 15\/45；/)
    expect(rest).toEqual([])
  })

  it('is said of nothing that is there', () => {
    expect(spareLines(first)).toEqual([])
    expect(spareLines(second, 'small')).toEqual([expect.stringMatching(/^small\/twins\.yaml: reasons 3 of 6; /)])
    expect(spareLines({ ...second, quiz: '[]\n', twins: '[]\n' })).toEqual([])
  })
})
