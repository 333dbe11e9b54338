import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { takeFetched } from './cover.ts'
import { coverCharacters, deckCharacters } from './glyphs.ts'
import { policyOf, withPolicy } from './policy.ts'
import { isCoverAddress, slideScale } from '../src/cover/place'

describe('which address opens the cover', () => {
  it.each(['', '#/', '#/cover', '#/1', '#/?lang=en', '#/cover?lang=en'])('"%s" does', (hash) => {
    expect(isCoverAddress({ hash, search: '' })).toBe(true)
  })
  it.each(['#/2', '#/sort', '#/presenter/1', '#/cover?print', '#/1?clicks=1', '#/coverage', '#/study/sort'])('"%s" does not', (hash) => {
    expect(isCoverAddress({ hash, search: '' })).toBe(false)
  })
  it('nor does a printed copy', () => {
    expect(isCoverAddress({ hash: '', search: '?print=true' })).toBe(false)
    expect(isCoverAddress({ hash: '', search: '?lang=en' })).toBe(true)
  })
})

it('the canvas fits the shorter side', () => {
  expect(slideScale(980, 1000)).toBe(1)
  expect(slideScale(1960, 552)).toBe(1)
  expect(slideScale(490, 1000)).toBe(0.5)
})

describe('the page of a build', () => {
  const PAGE = `<head>
  <script type="module" crossorigin src="./assets/a.js"></script>
  <link rel="modulepreload" crossorigin href="./assets/b.js">
  <link rel="stylesheet" crossorigin href="./assets/c.css">
<link rel="icon" href="favicon.svg"></head>`

  it('gives up what it would fetch before it is drawn', () => {
    expect(takeFetched(PAGE)).toEqual({
      html: '<head>\n<link rel="icon" href="favicon.svg"></head>',
      styles: ['./assets/c.css'],
      modules: ['./assets/b.js'],
      entry: './assets/a.js',
    })
  })

  it('stops the build when Slidev writes it otherwise', () => {
    expect(() => takeFetched(PAGE.replace('type="module"', 'defer'))).toThrow('not what Slidev used to write')
    expect(() => takeFetched(PAGE.replace('rel="stylesheet"', 'rel="style"'))).toThrow('not what Slidev used to write')
  })
})

describe('the policy', () => {
  const PAGE = '<meta charset="utf-8"><script>\n let a\n</script><script type="module" crossorigin src="./a.js"></script>'

  it('lets the scripts of the page run by their hash, and no others', () => {
    const hash = createHash('sha256').update('\n let a\n').digest('base64')
    expect(policyOf(PAGE).split('; ').find(line => line.startsWith('script-src'))).toBe(`script-src 'self' 'sha256-${hash}'`)
  })

  it('stands before all that it is to hold for', () => {
    expect(withPolicy(PAGE)).toMatch(/^<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"/)
    expect(() => withPolicy('<head></head>')).toThrow('<meta charset>')
  })
})

it('the characters of the cover are among the deck’s', async () => {
  const deck = new Set(deckCharacters())
  const cover = await coverCharacters()
  expect(cover.filter(character => !deck.has(character))).toEqual([])
  expect(cover).toContain('政')
  expect(cover).toContain('G')
})
