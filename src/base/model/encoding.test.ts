import type { EncodedFile } from '../../../tests/e2e/support/encodings'
import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { glossary } from '#case/index'
import { readIncoming } from '#store/useDeviceAnswers'
import { readAnswers, without, writeAnswers } from '#store/model/answersFile'
import { EMPTY_BOARD, readFile, writeBoard, writeFile } from '#board/model/boardState'
import { readClassFiles } from '#class/model/classFiles'
import { decodeText, SAMPLE } from './encoding'
import { ENCODERS, encodedFiles } from '../../../tests/e2e/support/encodings'

const WORDS = '我觉得双方都变了'
const entries = { 'why/S2-04': WORDS, 'exit': '{"card":"S2-04"}' }
const TEXT = writeAnswers(entries, '')
/** As the first builds saved it. */
const old = (text: string): string => text.replace(`  "sample": "${SAMPLE}",\n`, '')
const all = () => true

/** What the deck makes of a file: the fault, or the entries. */
function take({ bytes }: { bytes: Uint8Array }): string | Readonly<Record<string, string>> {
  const decoded = decodeText(bytes)
  const read = decoded.ok ? readAnswers(decoded.text, all) : decoded
  return read.ok ? read.answers : read.fault
}

describe('a file is read to the letter, or refused by name', () => {
  expect(old(TEXT)).not.toBe(TEXT)
  it.each(encodedFiles(TEXT, old(TEXT), WORDS).map((file): [string, EncodedFile] => [file.name, file]))('%s', (_, file) => {
    expect(take(file)).toEqual(file.expected === 'read' ? entries : file.expected)
  })
})

const han = fc.integer({ min: 0x4E00, max: 0x9FA5 }).map(code => String.fromCodePoint(code))
const common = fc.constantFrom(...new Set(glossary.flatMap(({ term, definition }) => [...term.zh, ...definition.zh]))).filter(letter => letter > '\u007F')
const chinese = fc.array(fc.oneof({ weight: 4, arbitrary: common }, { weight: 1, arbitrary: fc.constantFrom('a', ' ', '\n', '"', '。', '“', '”', '🙂') }), { minLength: 1 }).map(letters => letters.join(''))
const anything = fc.oneof(chinese, fc.string({ unit: 'grapheme' }), fc.array(han).map(letters => letters.join('')))
  .filter(text => !/[\uFFFD\0]/.test(text))

describe('written → encoded → read', () => {
  it.each(Object.entries(ENCODERS).filter(([name]) => name !== 'GB18030'))('%s gives any text back', (_, encode) => {
    fc.assert(fc.property(anything, (why) => {
      expect(take({ bytes: encode(writeAnswers({ 'why/S2-04': why }, '')) })).toEqual({ 'why/S2-04': why })
      expect(take({ bytes: encode(old(writeAnswers({ 'why/S2-04': why }, ''))) })).toEqual({ 'why/S2-04': why })
    }))
  })

  it('GB18030 gives Chinese back, and any text or none: never another one', () => {
    fc.assert(fc.property(chinese, (why) => {
      expect(take({ bytes: ENCODERS.GB18030(writeAnswers({ 'why/S2-04': why }, '')) })).toEqual({ 'why/S2-04': why })
    }))
    fc.assert(fc.property(anything, fc.boolean(), (why, first) => {
      const text = writeAnswers({ 'why/S2-04': why }, '')
      const bytes = ENCODERS.GB18030(first ? old(text) : text)
      const taken = take({ bytes })
      // A few short words have the same bytes as others in UTF-8, which goes first where no sample decides.
      fc.pre(!first || !isUtf8(Buffer.from(bytes)))
      if (taken !== 'encoding' && taken !== 'binary')
        expect(taken).toEqual({ 'why/S2-04': why })
    }))
  })

  it('UTF-8 goes first: 习 alone in an old file saved in GB18030 has the bytes of ϰ; with our sample it is read', () => {
    const text = writeAnswers({ 'why/S2-04': '习' }, '')
    expect(take({ bytes: ENCODERS.GB18030(old(text)) })).toEqual({ 'why/S2-04': 'ϰ' })
    expect(take({ bytes: ENCODERS.GB18030(text) })).toEqual({ 'why/S2-04': '习' })
  })

  it('any bytes give a text or a reason, and no �', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const decoded = decodeText(bytes)
      if (decoded.ok && !new TextDecoder('utf-8').decode(bytes).includes('\uFFFD'))
        expect(decoded.text).toBe(new TextDecoder('utf-8').decode(bytes).replace(/^\uFEFF+/, ''))
      expect(decoded.ok && decoded.encoding === 'GB18030' && decoded.text.includes('\uFFFD')).toBe(false)
    }))
  })

  it('a file cut at any byte is never read as whole', () => {
    const bytes = Buffer.from(TEXT)
    for (let length = 0; length < bytes.length - 2; length++)
      expect(typeof take({ bytes: bytes.subarray(0, length) }), String(length)).toBe('string')
  })
})

describe('a � in incoming text', () => {
  const text = writeAnswers({ ...entries, 'why/S1-01': '又\uFFFD' }, '')

  it('is told, with which entries hold it; the rest can be taken, or all as it is', () => {
    const read = readAnswers(text, all)
    expect(read).toMatchObject({ ok: false, fault: 'lettersLost', lost: { names: ['why/S1-01'] } })
    const { lost } = read as Extract<typeof read, { ok: false }>
    expect(without(lost!.read, lost!.names)).toMatchObject({ answers: entries, leftOut: ['why/S1-01'] })
    expect(lost!.read.answers['why/S1-01']).toBe('又\uFFFD')
  })

  it('is told of pasted text and of a sort as well, and of a class\'s files where it is in a sort', () => {
    expect(readIncoming(text)).toMatchObject({ ok: false, fault: 'lettersLost' })
    const idsOf = () => ['S1-01']
    const board = { ...EMPTY_BOARD, placement: { 'S1-01': 'project' } } as const
    const sort = writeFile('core', board).replace('S1-01', 'S1-0\uFFFD')
    expect(readFile(sort, idsOf)).toEqual({ ok: false, fault: 'lettersLost' })
    const files = [sort, writeAnswers({ 'board/core': writeBoard(board).replace('S1-01', 'S1-0\uFFFD') }, ''), writeAnswers({ 'board/core': writeBoard(board), 'why/S1-01': '\uFFFD' }, '')]
    const { students, faults } = readClassFiles(files.map((one, n) => ({ name: String(n), text: one, size: one.length })), idsOf)
    expect([students.length, faults.map(({ fault }) => fault)]).toEqual([1, ['lettersLost', 'lettersLost']])
  })
})

it('no other place reads a file', () => {
  const found = ['src', 'components', 'setup', 'layouts'].flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)))
    .filter(path => /(?<!\.test)\.(?:ts|vue)$/.test(path) && /\.text\(\)|readAsText|FileReader|TextDecoder\b|\.arrayBuffer\(/.test(readFileSync(path, 'utf8')))
  // These ask answers of the network: whether a file of the build is what it should be.
  const network = ['src/base/fetch/fetchChunk.ts', 'src/base/fetch/fetchFault.ts', 'src/cover/notFound.ts', 'src/offline/worker.ts', 'src/lms/cmi5Platform.ts', 'src/lms/line.ts']
  expect(found.filter(path => !network.includes(path)).sort()).toEqual(['src/base/model/encoding.ts', 'src/base/readTextFile.ts'])
})
