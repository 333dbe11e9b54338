import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { CODE_ALPHABET, CODE_LENGTH, codeOf } from '#live/model/codes'

/** 128 bits as text, for whoever is to be known again: it is given out, and only its hash is kept. */
export const makeToken = (): string => randomBytes(16).toString('base64url')
export const isToken = (text: string): boolean => /^[\w-]{22}$/.test(text)

/** @param salt so that the same token of two classes is not seen to be the same */
export const hashOf = (token: string, salt = ''): string => createHash('sha256').update(`${salt}\0${token}`).digest('base64url').slice(0, 32)

export const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

export const makeCode = (): string => codeOf(Array.from({ length: CODE_LENGTH }, () => randomInt(CODE_ALPHABET.length)))

const ID = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** Of a class: it stands in names of cookies and of what a phone stores. */
export const makeId = (): string => Array.from({ length: 10 }, () => ID[randomInt(ID.length)]).join('')

/** Another one for each other content. */
export const digestOf = (content: string): string => createHash('sha1').update(content).digest('base64url').slice(0, 12)

/** In an order that tells nothing (Fisher–Yates). */
export function shuffled<T>(all: readonly T[]): T[] {
  const next = [...all]
  for (let i = next.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [next[i], next[j]] = [next[j], next[i]]
  }
  return next
}
