// npm run fonts: cuts the deck's fonts to the deck's own characters, into styles/generated/.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { coverCharacters, deckCharacters, shownCharacters } from '../build/glyphs.ts'
import { isMain, root, say } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { hashFiles, isFresh, writeStamp } from '../build/stale.ts'

// Static weights: a variable font becomes Type 3 in Chromium's PDF, that is, no real font.
const FACES = [
  { family: 'Noto Sans SC', folder: 'noto-sans-sc', weight: 400, cover: true },
  { family: 'Noto Sans SC', folder: 'noto-sans-sc', weight: 700, cover: false },
  { family: 'Noto Serif SC', folder: 'noto-serif-sc', weight: 700, cover: true },
]
const PACKAGES = [...new Set(FACES.map(face => `node_modules/@fontsource/${face.folder}`))]

export const fontsFolder = join(root, 'styles/generated')

/** A face of the deck: its woff2 files, and the characters shown that the font does not have. */
export interface Face { family: string, weight: number, files: string[], bytes: number, missing: string }

/** Reads the `@font-face` blocks of a style sheet of @fontsource. */
export function readSlices(css: string): { file: string, ranges: [number, number][] }[] {
  return [...css.matchAll(/url\(\.\/(files\/[^)]+\.woff2)\)[^}]*?unicode-range:\s*([^;]+);/g)].map(([, file, list]) => ({
    file,
    ranges: list.split(',').map((range) => {
      const [from, to = from] = range.trim().slice(2).split('-').map(hex => Number.parseInt(hex, 16))
      return [from, to] as [number, number]
    }),
  }))
}

/** Characters as the value of `unicode-range`. */
export function toUnicodeRange(characters: string[]) {
  const codes = characters.map(character => character.codePointAt(0) ?? 0).sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const code of codes) {
    const last = ranges.at(-1)
    if (last && last[1] === code - 1)
      last[1] = code
    else
      ranges.push([code, code])
  }
  const hex = (code: number) => code.toString(16).toUpperCase()
  return ranges.map(([from, to]) => from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`).join(',')
}

/** Makes the fonts, or takes those that are there when nothing they depend on has changed. */
export async function makeFonts(): Promise<Face[]> {
  const characters = deckCharacters()
  const shown = shownCharacters()
  const cover = await coverCharacters()
  const hash = hashFiles(root, [...PACKAGES.map(path => `${path}/package.json`), 'scripts/fonts.ts'], [characters, shown, cover].map(list => list.join('')).join('|'))
  const stamp = join(fontsFolder, '.stamp')
  const report = join(fontsFolder, 'faces.json')
  if (isFresh(stamp, hash))
    return JSON.parse(readFileSync(report, 'utf8'))

  say('Cutting the fonts to the deck’s characters…', '正在按课件用字裁剪字体……')
  // Made beside the real folder and then renamed: a running server never sees half of it.
  mkdirSync(join(root, 'styles'), { recursive: true })
  const work = mkdtempSync(join(root, 'styles/generated-'))
  try {
    const faces: Face[] = []
    const css = { deck: '/* Made by scripts/fonts.ts. */\n', cover: '/* Made by scripts/fonts.ts. */\n' }
    for (const face of FACES) {
      const made = await makeFace(face, characters, face.cover ? cover : [], work)
      faces.push({ ...made.face, missing: made.left.filter(character => shown.includes(character)).join('') })
      css.deck += made.css
      css.cover += made.coverCss
    }
    writeFileSync(join(work, 'fonts.css'), css.deck)
    // The characters of the cover stand in a file of their own: a build writes it into its page (build/cover.ts).
    writeFileSync(join(work, 'cover.css'), css.cover)
    writeFileSync(join(work, 'faces.json'), `${JSON.stringify(faces, null, 2)}\n`)
    writeStamp(join(work, '.stamp'), hash)
    rmSync(fontsFolder, { recursive: true, force: true })
    try {
      renameSync(work, fontsFolder)
    }
    catch (error) {
      // Another run may have put the same fonts there in between.
      if (!isFresh(stamp, hash))
        throw error
    }
    return faces
  }
  finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * @param cover those on the cover, for which there is one file; all Latin ones go with them, since letters
 * of two files don't keep their distances. None: no such file
 */
async function makeFace({ family, folder: packageName, weight }: typeof FACES[number], characters: string[], cover: string[], folder: string) {
  // Only here, so that this file can be imported before `npm ci`.
  const { default: subsetFont } = await import('subset-font')
  const { create } = await import('fontkit')
  const source = join(root, 'node_modules/@fontsource', packageName)
  const slices = readSlices(readFileSync(join(source, `${weight}.css`), 'utf8'))

  // Where two slices claim a character, the later one wins, as in CSS; a claim without a glyph counts for nothing.
  let left = characters
  let css = ''
  let coverCss = ''
  let bytes = 0
  const files: string[] = []
  const cutTo = async (original: Uint8Array, own: string[], name: string) => {
    const cut = await subsetFont(original, own.join(''), { targetFormat: 'woff2' })
    writeFileSync(join(folder, name), cut)
    files.push(name)
    bytes += cut.length
    left = left.filter(character => !own.includes(character))
    // `no-inline`: Vite would write small files into the style sheet, and every page would load them all.
    return `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;src:url("./${name}?no-inline") format("woff2");unicode-range:${toUnicodeRange(own)}}\n`
  }
  if (cover.length > 0) {
    const whole = readFileSync(join(source, `files/${packageName}-chinese-simplified-${weight}-normal.woff2`))
    const font = create(whole)
    const latin = slices.find(({ file }) => file.includes('-latin-'))?.ranges ?? []
    const own = left.filter(character => (cover.includes(character) || isIn(latin, character)) && font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
    coverCss = await cutTo(whole, own, `${packageName}-cover-${weight}.woff2`)
  }
  for (const { file, ranges } of slices.reverse()) {
    const claimed = left.filter(character => isIn(ranges, character))
    if (claimed.length === 0)
      continue
    const original = readFileSync(join(source, file))
    const font = create(original)
    const own = claimed.filter(character => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
    if (own.length === 0)
      continue
    css += await cutTo(original, own, file.replace('files/', '').replace('-normal', ''))
  }
  return { css, coverCss, left, face: { family, weight, files, bytes } }
}

function isIn(ranges: [number, number][], character: string) {
  const code = character.codePointAt(0) ?? 0
  return ranges.some(([from, to]) => from <= code && code <= to)
}

export function printFaces(faces: Face[]) {
  for (const { family, weight, files, bytes, missing } of faces) {
    console.log(`  ${family} ${weight}: ${(bytes / 1024).toFixed(1)} kB, ${files.length} woff2`)
    if (missing)
      say(`  no glyph for: ${missing}`, '（字体中无此字形）')
  }
  console.log(`  Σ ${(faces.reduce((sum, face) => sum + face.bytes, 0) / 1024).toFixed(1)} kB`)
}

if (isMain(import.meta.url)) {
  await ensureDependencies()
  printFaces(await makeFonts())
}
