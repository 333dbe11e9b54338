import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODE_ALPHABET, CODE_LENGTH, codeOf, readCode, shownCode } from './codes'

describe('a class\'s code', () => {
  it('is of 28 letters that do not look like each other', () => {
    expect(new Set(CODE_ALPHABET).size).toBe(28)
    expect(CODE_ALPHABET).not.toMatch(/[BILOSZ01]/)
  })

  it.each([
    ['K7M2QX', 'K7M2QX'], ['k7m2qx', 'K7M2QX'], [' K7M·2QX ', 'K7M2QX'], ['Ｋ７Ｍ２ＱＸ', 'K7M2QX'], ['k7m-zqx', 'K7M2QX'],
    ['K7M2Q', null], ['K7M2QXX', null], ['K7M0QX', null], ['', null], ['../../', null], ['K7M2Q\n', null],
  ])('%j is read as %j', (typed, code) => expect(readCode(typed)).toBe(code))

  it('is read as it is shown', () => {
    const random = fc.array(fc.nat(27), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
    fc.assert(fc.property(random, (numbers) => {
      expect(readCode(shownCode(codeOf(numbers)))).toBe(codeOf(numbers))
    }))
  })
})
