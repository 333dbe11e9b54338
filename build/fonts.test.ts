import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { fontsFolder, makeFonts, readSlices, toUnicodeRange } from '../scripts/fonts.ts'
import { shownCharacters } from './glyphs.ts'

interface Face { family: string, weight: number, files: string[], bytes: number, missing: string }

let faces: Face[] = []

beforeAll(async () => {
  faces = await makeFonts()
}, 120_000)

describe('the fonts cut to the deck', () => {
  it.each([['Noto Sans SC', 400], ['Noto Sans SC', 700], ['Noto Serif SC', 700]])('%s %i has a glyph for every character shown', (family, weight) => {
    const face = faces.find(candidate => candidate.family === family && candidate.weight === weight)
    expect(face, 'the face exists').toBeDefined()
    const fonts = face!.files.map(file => create(readFileSync(join(fontsFolder, file))))
    const missing = shownCharacters().filter(character =>
      !fonts.some(font => font.hasGlyphForCodePoint(character.codePointAt(0)!)))
    expect(missing.join(' '), 'characters without a glyph: draw them as an icon, or write something else').toBe('')
  })

  it('names every file in the style sheets, with relative addresses', () => {
    const css = ['fonts.css', 'cover.css'].map(name => readFileSync(join(fontsFolder, name), 'utf8')).join('')
    for (const file of faces.flatMap(face => face.files))
      expect(css).toContain(`url("./${file}?no-inline")`)
    expect(css).not.toMatch(/https?:/)
    expect(css.match(/@font-face/g)?.length).toBe(faces.flatMap(face => face.files).length)
  })

  it('has each character of a face in one file, so that none is fetched twice', () => {
    for (const face of faces) {
      const ranges = ['fonts.css', 'cover.css'].flatMap(name => readFileSync(join(fontsFolder, name), 'utf8').split('\n'))
        .filter(rule => rule.includes(`"${face.family}"`) && rule.includes(`font-weight:${face.weight}`))
        .flatMap(rule => /unicode-range:([^}]+)/.exec(rule)![1].split(','))
      expect(new Set(ranges).size).toBe(ranges.length)
    }
  })
})

describe('unicode-range', () => {
  it('joins neighbours', () => {
    expect(toUnicodeRange(['c', 'a', 'b', '中'])).toBe('U+61-63,U+4E2D')
  })

  it('reads a package style sheet', () => {
    const css = '@font-face{src: url(./files/x-1.woff2) format("woff2"), url(./files/x-1.woff) format("woff");\n unicode-range: U+0041-0042,U+4e00;}'
    expect(readSlices(css)).toEqual([{ file: 'files/x-1.woff2', ranges: [[0x41, 0x42], [0x4E00, 0x4E00]] }])
  })
})
