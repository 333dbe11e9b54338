/** Codes of classes: read from a wall, typed on a phone, said aloud. Without B I L O S Z and 0 1, which look like others. */
export const CODE_ALPHABET = 'ACDEFGHJKMNPQRTUVWXY23456789'
export const CODE_LENGTH = 6

/** Letters that are not in a code, and what somebody who types them has seen. */
const SEEN_AS: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2' }

/**
 * A code from random numbers.
 * @param random whole numbers of 0 to 27, evenly spread, CODE_LENGTH of them
 */
export const codeOf = (random: readonly number[]): string => random.slice(0, CODE_LENGTH).map(n => CODE_ALPHABET[n]).join('')

/** What was typed as a code: small letters, full-width ones, the dot and blanks between are forgiven. Null: no code. */
export function readCode(typed: string): string | null {
  const text = typed.normalize('NFKC').toUpperCase().replace(/[\s·・.-]/g, '').replace(/[BSZ]/g, letter => SEEN_AS[letter])
  return text.length === CODE_LENGTH && [...text].every(letter => CODE_ALPHABET.includes(letter)) ? text : null
}

/** As it stands on the wall: `K7M·2QX`. */
export const shownCode = (code: string): string => `${code.slice(0, 3)}·${code.slice(3)}`
