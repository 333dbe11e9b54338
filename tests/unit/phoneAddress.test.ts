import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { modulesPath, phoneAddress } from '../../src/domain/phoneAddress'

describe('a phone', () => {
  it('is sent to the study page, for its task', () => {
    expect(phoneAddress('https://example.org/deck/', 'first')).toBe('https://example.org/deck/#/study/try')
    expect(phoneAddress('https://example.org/deck/', 'core')).toBe('https://example.org/deck/#/study/sort')
    expect(phoneAddress('https://example.org/deck/index.html#/7', 'exit')).toBe('https://example.org/deck/index.html#/study/reflect')
  })

  it('reads a code whose path covers the dark modules and no other', () => {
    const { data, size } = encode('https://example.org/deck/#/study', { ecc: 'M', border: 4 })
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
    for (const [, x, y, width] of modulesPath(data).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let i = 0; i < Number(width); i++)
        drawn[Number(y)][Number(x) + i] = true
    }
    expect(drawn).toEqual(data)
  })
})
