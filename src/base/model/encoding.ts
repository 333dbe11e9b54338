import { parseJson } from './json'

/**
 * Bytes of a file → text, strictly: every letter as it was written, or none. Read are UTF-8 with and without its mark
 * (BOM), UTF-16 with it, and GB18030, which is what a Chinese Windows calls ANSI. All else is refused by name.
 */

/** Why a file gives no text; what each means to a reader is in src/i18n/words/files.ts. */
export type EncodingFault =
  | 'empty' | 'archive' | 'pdf' | 'picture'
  /** Bytes that no text has. */
  | 'binary'
  /** UTF-16 without its mark; any UTF-32. */
  | 'utf16' | 'utf32'
  /** It ends in the middle of a character. */
  | 'cut'
  /** In none of the encodings that are read. */
  | 'encoding'

export type Decoded =
  | { ok: true, text: string, encoding: 'UTF-8' | 'UTF-16' | 'GB18030' }
  | { ok: false, fault: EncodingFault }

/**
 * Stands in our files under `sample` and says of itself whether the letters are still what they were: read in a wrong
 * encoding, or saved in one that has no Chinese letters, it is another. Never changed.
 */
export const SAMPLE = '中文字样'

/** What a bad reading leaves in the place of a letter. */
const LOST = '\uFFFD'

/** Whether letters of a text may have been lost in an earlier reading. Somebody may have typed it, too: so it is told and asked about. */
export const lettersLost = (text: string): boolean => text.includes(LOST)

/** Of what people choose by mistake: how it begins, in Latin-1. A document of Word or Excel is an archive, too, or begins as the older ones do. */
const BEGINNINGS: readonly (readonly [EncodingFault, RegExp])[] = [
  ['archive', /^(?:PK[\x03\x05\x07]|Rar!|7z\xBC\xAF|\x1F\x8B|\xD0\xCF\x11\xE0|\{\\rtf)/],
  ['pdf', /^%PDF/],
  ['picture', /^(?:\x89PNG|\xFF\xD8\xFF|GIF8|RIFF[^]{4}WEBP|BM[^]{4}\0\0\0\0|[^]{4}ftyp)/],
]

function decode(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  }
  catch {
    return null
  }
}

const beginsWith = (bytes: Uint8Array, ...begin: readonly number[]): boolean => begin.every((byte, index) => bytes[index] === byte)

/** UTF-8 but for a last character that is not complete. */
function isCut(bytes: Uint8Array): boolean {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]
    if (byte >= 0x80 && byte < 0xC0)
      continue
    const length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    return length > back && decode('utf-8', bytes.subarray(0, bytes.length - back)) !== null
  }
  return false
}

/**
 * How many two-byte characters GB18030 has here, and how many of them are common: of the 3755 of everyday Chinese, or
 * punctuation and pinyin. Null where no version of the standard has such bytes. Browsers are not asked: they let 0x80, 0xFF
 * and 0xA3A0 pass or not.
 */
function countGb(bytes: Uint8Array): { pairs: number, common: number } | null {
  let pairs = 0
  let common = 0
  for (let at = 0; at < bytes.length;) {
    const [first, second, third, fourth] = bytes.subarray(at, at + 4)
    if (first < 0x80) {
      at += 1
    }
    else if (first === 0x80 || first === 0xFF || second === undefined) {
      return null
    }
    else if (second >= 0x30 && second <= 0x39) {
      const pointer = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30
      const fine = third >= 0x81 && third <= 0xFE && fourth >= 0x30 && fourth <= 0x39 && (pointer <= 39_419 || (pointer >= 189_000 && pointer <= 1_237_575))
      if (!fine)
        return null
      at += 4
    }
    else {
      if (second < 0x40 || second === 0x7F || second === 0xFF || (first === 0xA3 && second === 0xA0))
        return null
      pairs += 1
      if (second >= 0xA1 && ((first >= 0xB0 && first <= 0xD7) || (first >= 0xA1 && first <= 0xA3) || (first === 0xA8 && second <= 0xC0)))
        common += 1
      at += 2
    }
  }
  return { pairs, common }
}

/** Control codes, private use, no characters at all, and the few on which the versions of GB18030, and so browsers, are not agreed. */
const NOT_OF_GB = /[\u0080-\u009F\u1E3F\u9FB4-\u9FBB\uE000-\uF8FF\uFDD0-\uFDEF\uFE10-\uFE19\uFFFD-\uFFFF\u{F0000}-\u{10FFFF}]/u

/**
 * As GB18030, where that is beyond doubt: almost any bytes of Big5, Shift JIS or Latin-1 are GB18030 as well, with other
 * letters. It must be JSON; our sample decides, and in files that have none, whether two thirds are common letters (of
 * Chinese in GB18030 nearly all are, of Big5 hardly any text has as many).
 */
function decodeGb(bytes: Uint8Array): string | null {
  const counts = countGb(bytes)
  const text = counts && decode('gb18030', bytes)
  if (!counts || !text || NOT_OF_GB.test(text))
    return null
  const value = parseJson(withoutMark(text))
  if (typeof value !== 'object' || value === null)
    return null
  const fine = 'sample' in value ? value.sample === SAMPLE : counts.common * 3 >= counts.pairs * 2
  return fine ? text : null
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF+/, '')

/**
 * Never throws. The same for the same bytes in every browser. UTF-8 goes first, as that is what the deck has always
 * written: the few words of GB18030 with the bytes of others in UTF-8 (习 is ϰ) are taken for those where a file has no
 * Chinese beside them, which our own have since they bear the sample.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const refuse = (fault: EncodingFault): Decoded => ({ ok: false, fault })
  const begin = String.fromCharCode(...bytes.subarray(0, 16))
  const known = BEGINNINGS.find(([, pattern]) => pattern.test(begin))
  if (known)
    return refuse(known[0])
  if (beginsWith(bytes, 0xFF, 0xFE, 0, 0) || beginsWith(bytes, 0, 0, 0xFE, 0xFF) || /^(?:[^\0]\0\0\0|\0\0\0[^\0])/.test(begin))
    return refuse('utf32')

  const take = (text: string, encoding: (Decoded & { ok: true })['encoding']): Decoded => {
    const plain = withoutMark(text)
    return plain.trim() === '' ? refuse('empty') : plain.includes('\0') ? refuse('binary') : { ok: true, text: plain, encoding }
  }
  const wide = beginsWith(bytes, 0xFF, 0xFE) ? 'utf-16le' : beginsWith(bytes, 0xFE, 0xFF) ? 'utf-16be' : null
  if (wide) {
    const text = decode(wide, bytes)
    const whole = bytes.subarray(0, bytes.length - bytes.length % 2)
    // Half a unit too many, or half a pair of units.
    return text !== null ? take(text, 'UTF-16') : refuse(decode(wide, whole) !== null || decode(wide, whole.subarray(0, -2)) !== null ? 'cut' : 'encoding')
  }
  if (/^(?:[^\0]\0[^\0]\0|\0[^\0]\0[^\0])/.test(begin))
    return refuse('utf16')
  if (bytes.includes(0))
    return refuse('binary')
  const text = decode('utf-8', bytes)
  if (text !== null)
    return take(text, 'UTF-8')
  if (isCut(bytes))
    return refuse('cut')
  const chinese = decodeGb(bytes)
  return chinese === null ? refuse('encoding') : take(chinese, 'GB18030')
}

/** What a word processor makes of a JSON file: quotation marks that open and close. */
export const hasTypedQuotes = (text: string): boolean => /^\s*\{\s*[“”„«»‘’＂]/.test(text)
