import { Buffer } from 'node:buffer'

/**
 * Files as they come back from other devices, with what the deck does with each: the same in every browser. Plain bytes and
 * names, so that any driver of a browser can use them.
 */
export interface EncodedFile {
  name: string
  bytes: Buffer
  /** Read to the letter, or refused for this reason (src/base/model/fileFault.ts). */
  expected: 'read' | 'empty' | 'archive' | 'pdf' | 'picture' | 'binary' | 'utf16' | 'utf32' | 'cut' | 'encoding' | 'quotes' | 'lettersLost'
}

/** GB18030 of any text, from the decoder: this machine's, since nothing here encodes it. */
const gb = (() => {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const bytesOf = new Map<string, readonly number[]>()
  const learn = (...bytes: readonly number[]): void => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes))
      if ([...text].length === 1 && !bytesOf.has(text))
        bytesOf.set(text, bytes)
    }
    catch {
      // Not given to any character.
    }
  }
  const four = (pointer: number) => [0x81 + Math.floor(pointer / 12_600), 0x30 + Math.floor(pointer / 1260) % 10, 0x81 + Math.floor(pointer / 10) % 126, 0x30 + pointer % 10]
  return (text: string): Buffer => {
    if (bytesOf.size === 0) {
      for (let first = 0x81; first < 0xFF; first++) {
        for (let second = 0x40; second < 0xFF; second++)
          learn(first, second)
      }
      for (let pointer = 0; pointer < 39_420; pointer++)
        learn(...four(pointer))
    }
    return Buffer.from([...text].flatMap((letter) => {
      const code = letter.codePointAt(0)!
      return code < 0x80 ? [code] : code > 0xFFFF ? four(189_000 + code - 0x10000) : [...bytesOf.get(letter) ?? []]
    }))
  }
})()

const wide = (text: string, little = true, mark = true): Buffer => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return little ? bytes : bytes.swap16()
}
const wider = (text: string, little: boolean, mark: boolean): Buffer => {
  const letters = [...mark ? '\uFEFF' : '', ...text]
  const bytes = Buffer.alloc(letters.length * 4)
  letters.forEach((letter, index) => little ? bytes.writeUInt32LE(letter.codePointAt(0)!, index * 4) : bytes.writeUInt32BE(letter.codePointAt(0)!, index * 4))
  return bytes
}
const marked = (text: string): Buffer => Buffer.from(`\uFEFF${text}`)

/** The encodings that are read, by name. */
export const ENCODERS = { 'UTF-8': Buffer.from, 'UTF-8 with its mark': marked, 'UTF-16LE with its mark': wide, 'UTF-16BE with its mark': (text: string) => wide(text, false), 'GB18030': gb } as const

/** The same words in Big5, Shift JIS and Latin-1: most of their bytes are GB18030 as well, with other letters. */
const OTHERS: Readonly<Record<string, readonly number[]>> = {
  'Big5 (我覺得雙方都變了)': [0xA7, 0xDA, 0xC4, 0xB1, 0xB1, 0x6F, 0xC2, 0xF9, 0xA4, 0xE8, 0xB3, 0xA3, 0xC5, 0xDC, 0xA4, 0x46],
  'Shift JIS (両方が変わった)': [0x97, 0xBC, 0x95, 0xFB, 0x82, 0xAA, 0x95, 0xCF, 0x82, 0xED, 0x82, 0xC1, 0x82, 0xBD],
  'Latin-1 (élève)': [0xE9, 0x6C, 0xE8, 0x76, 0x65],
  'Latin-1 (café)': [0x63, 0x61, 0x66, 0xE9],
  'Windows-1252 (“both”)': [0x93, 0x62, 0x6F, 0x74, 0x68, 0x94],
  'a euro sign of code page 936': [0xD6, 0xD0, 0xCE, 0xC4, 0x80],
  'private use': [0xD6, 0xD0, 0xCE, 0xC4, 0xAA, 0xA1],
  'four bytes that no standard has': [0xD6, 0xD0, 0xCE, 0xC4, 0x84, 0x32, 0x81, 0x30],
  'what versions of GB18030 disagree on': [0xD6, 0xD0, 0xCE, 0xC4, 0xFE, 0x59],
  'a single byte 0xFF': [0xD6, 0xD0, 0xCE, 0xC4, 0xFF],
}

/**
 * Cases made of an answers file's text. `words`: what stands in it of the learner's, with Chinese letters at its end; `old`:
 * the same file as the first builds saved it, without the sample.
 */
export function encodedFiles(text: string, old: string, words: string): EncodedFile[] {
  const file = (name: string, bytes: Uint8Array | string, expected: EncodedFile['expected']): EncodedFile => ({ name, bytes: Buffer.from(bytes as Uint8Array), expected })
  const [before, after] = text.split(words).map(part => Buffer.from(part))
  const [oldBefore, oldAfter] = old.split(words).map(part => Buffer.from(part))
  const utf8 = Buffer.from(text)
  const afterWord = utf8.indexOf(Buffer.from(words)) + Buffer.byteLength(words)
  const sampleLost = (name: string, bytes: readonly number[]) => file(`${name}, with the sample in UTF-8`, Buffer.concat([before, Buffer.from(bytes), after]), 'encoding')
  return [
    ...Object.entries(ENCODERS).flatMap(([name, encode]) => [file(name, encode(text), 'read'), file(`${name}, from the first builds`, encode(old), 'read')]),
    file('GB18030 with its mark', Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), gb(text)]), 'read'),
    ...Object.entries(OTHERS).flatMap(([name, bytes]) => [
      sampleLost(name, bytes),
      file(`${name}, from the first builds`, Buffer.concat([oldBefore, Buffer.from(bytes), oldAfter]), 'encoding'),
    ]),
    file('UTF-16LE without a mark', wide(text, true, false), 'utf16'),
    file('UTF-16BE without a mark', wide(text, false, false), 'utf16'),
    ...[true, false].flatMap(little => [true, false].map(mark => file(`UTF-32${little ? 'LE' : 'BE'}${mark ? '' : ' without a mark'}`, wider(text, little, mark), 'utf32'))),
    file('cut in the middle of a character', utf8.subarray(0, afterWord - 1), 'cut'),
    file('cut in the middle of a character, UTF-16', wide(text).subarray(0, -1), 'cut'),
    file('nothing', '', 'empty'),
    file('a mark and nothing', marked(''), 'empty'),
    file('blanks', ' \r\n\t', 'empty'),
    file('NUL bytes at its end', Buffer.concat([utf8, Buffer.alloc(512)]), 'binary'),
    file('NUL bytes only', Buffer.alloc(4096), 'binary'),
    file('a ZIP archive, or a document of Word', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40, 7)]), 'archive'),
    file('an old document of Word', Buffer.from([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), 'archive'),
    file('a PDF', '%PDF-1.7\n%âãÏÓ\n', 'pdf'),
    file('a picture', Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]), 'picture'),
    file('a photograph', Buffer.from([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46, 0x49, 0x46]), 'picture'),
    file('quotation marks by Word', text.replaceAll(/"([^"]*)"/g, '“$1”'), 'quotes'),
    file('a � in it', text.replace(words, `${words.slice(0, -1)}\uFFFD`), 'lettersLost'),
    file('a � from the first builds', old.replace(words, `\uFFFD\uFFFD${words}`), 'lettersLost'),
    file('? for letters that an encoding had not', Buffer.from(text.replaceAll(/[^\0-\x7F]/gu, '?')), 'lettersLost'),
    file('GB18030 read as Latin-1 and saved as UTF-8', Buffer.from(gb(text).toString('latin1')), 'lettersLost'),
  ]
}
