/* Numbers and bits as text of `A–Z a–z 0–9 - _`: what every platform keeps as it is. */

export const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A whole number below 2⁵³ in so many digits, the lowest first. Throws where it needs more: a part would be misread. */
export function toDigits(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let at = 0; at < length; at++) {
    text += DIGITS[rest % 64]
    rest = Math.floor(rest / 64)
  }
  if (rest !== 0 || !Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${value} does not fit into ${length} digits.`)
  return text
}

/** Reads one text from its start to its end; each step throws where nothing is left, or what is there is no digit. */
export function reader(text: string) {
  let at = 0
  return {
    take(length: number): string {
      const piece = text.slice(at, at + length)
      at += length
      if (piece.length !== length)
        throw new RangeError('The text ends too soon.')
      return piece
    },
    number(length: number): number {
      return [...this.take(length)].reverse().reduce((sum, char) => {
        const digit = DIGITS.indexOf(char)
        if (digit < 0)
          throw new RangeError(`"${char}" is no digit.`)
        return sum * 64 + digit
      }, 0)
    },
    /** As `packSmall` wrote them. */
    small(count: number, base: number): number[] {
      const each = perDigit(base)
      return Array.from({ length: Math.ceil(count / each) }, () => this.number(1)).flatMap((digit) => {
        const values: number[] = []
        let rest = digit
        for (let n = 0; n < each; n++) {
          values.push(rest % base)
          rest = Math.floor(rest / base)
        }
        return values
      }).slice(0, count)
    },
    atEnd: () => at >= text.length,
  }
}
export type DigitReader = ReturnType<typeof reader>

const perDigit = (base: number): number => Math.floor(6 / Math.log2(base) + 1e-9)

/** Values from 0 to `base - 1`, as many in a digit as it holds: six bits, three answers of four. */
export function packSmall(values: readonly number[], base: number): string {
  const each = perDigit(base)
  return Array.from({ length: Math.ceil(values.length / each) }, (_, block) =>
    toDigits(values.slice(block * each, (block + 1) * each).reduceRight((sum, value) => sum * base + value, 0), 1)).join('')
}

/** Any text, lone halves of letters too, as base64url of its UTF-16: eight characters for three Han. */
export function packText(text: string): string {
  let bytes = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    bytes += String.fromCharCode(unit >> 8, unit & 255)
  }
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Characters that `packText` takes for so many units of UTF-16. */
export const packedTextLength = (units: number): number => Math.ceil(units * 16 / 6)

/** Throws where it is none. */
export function unpackText(packed: string): string {
  const bytes = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
  if (bytes.length % 2)
    throw new RangeError('Half a letter.')
  return Array.from({ length: bytes.length / 2 }, (_, at) => String.fromCharCode(bytes.charCodeAt(2 * at) << 8 | bytes.charCodeAt(2 * at + 1))).join('')
}
