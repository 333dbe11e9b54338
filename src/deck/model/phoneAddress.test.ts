import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { modulesPath, outwardAddress, phoneAddress } from './phoneAddress'

describe('where others find the deck', () => {
  const lan = 'http://192.168.1.20:4173'
  const from = (page: string, origin?: string) => outwardAddress(new URL(page), origin)

  it('is where it is open, on a host or at an address of the network', () => {
    expect(from('https://example.org/deck/45/?a#/7')).toBe('https://example.org/deck/45/')
    expect(from('http://192.168.1.20:4173/#/study', 'http://10.0.0.2:4173')).toBe('http://192.168.1.20:4173/')
    expect(from('http://[fd00::2]:4173/')).toBe('http://[fd00::2]:4173/')
    expect(from('http://localhost.example.org/')).toBe('http://localhost.example.org/')
  })

  it.each(['localhost', '127.0.0.1', '127.0.1.1', '[::1]', '0.0.0.0', 'deck.localhost'])('%s: nowhere, unless the server knows', (host) => {
    expect(from(`http://${host}:4173/45/#/7`)).toBe('')
    expect(from(`http://${host}:4173/45/#/7`, lan)).toBe(`${lan}/45/`)
  })

  it('is nowhere for a file', () => {
    expect(from('file:///home/me/co-evolution-deck.html', lan)).toBe('')
  })
})

describe('a phone', () => {
  it('is sent to the study page, for its task', () => {
    expect(phoneAddress('https://example.org/deck/', 'first')).toBe('https://example.org/deck/study/#/try')
    expect(phoneAddress('https://example.org/deck/', 'core')).toBe('https://example.org/deck/study/#/sort')
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
