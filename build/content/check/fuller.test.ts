import { describe, expect, it } from 'vitest'
import { fullerLines } from '../check'
import { readContentFiles } from '../files'

const first = readContentFiles('content')
const changed = (file: string, edit: (text: string) => string) => ({ ...first, [file]: edit(first[file]) })
const MORE = ' and some words more that make it longer than what has been looked at on any wall of any room'

describe('what is fuller than any slide that has been looked at', () => {
  it('says nothing of the same case, of a shorter one, and where there is none to compare with', () => {
    expect(fullerLines(first, [first])).toEqual([])
    expect(fullerLines(readContentFiles('tests/fixtures/second-case'), [first])).toEqual([])
    expect(fullerLines(changed('statements', text => text.replace('Chongqing.', `Chongqing${MORE}.`)), [])).toEqual([])
  })

  it('names the file where all of its texts share a slide, with both sums and the language', () => {
    const [head, line, ...rest] = fullerLines(changed('statements', text => text.replace('Chongqing.', `Chongqing${MORE}.`)), [first], 'mine')
    expect(head).toMatch(/[\u4E00-\u9FFF]/)
    expect(line).toMatch(/^ {2}mine\/statements\.yaml: .*English \d+ → \d+ .*英文 \d+ → \d+$/)
    expect(rest).toEqual([])
  })

  it('names the slide where each has its own, and tells languages apart', () => {
    const lines = fullerLines(changed('tables', text => text.replace(/zh: ([^\n“"{]{4,})\n/, (_, words: string) => `zh: ${words}${'长'.repeat(200)}\n`)), [first])
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('Chinese')
    expect(lines[1]).not.toContain('English')
  })
})
