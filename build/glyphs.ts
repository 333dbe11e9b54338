// Which characters the deck uses.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { contentFolder } from './content.ts'
import { root } from '../scripts/lib/run.ts'
import { listFiles } from './stale.ts'

// Everything that can put text on the screen. Comments come along; a few glyphs more do no harm.
const ALL = [
  'slides.md', 'content', 'pages', 'components', 'layouts', 'setup', 'src', 'styles',
  'global-top.vue', 'global-bottom.vue', 'slide-top.vue', 'slide-bottom.vue', 'custom-nav-controls.vue',
]
const ALL_EXTENSIONS = /\.(?:yaml|yml|json|md|vue|ts|css|svg)$/
// What is certainly shown: here every single character must have a glyph.
const SHOWN = ['content', 'pages', 'slides.md', 'src/i18n/words']
const SHOWN_EXTENSIONS = /\.(?:yaml|yml|md|ts)$/

// Written as entities or put in by code, so the sources need not hold them as such.
const ALWAYS = `${String.fromCodePoint(...Array.from({ length: 95 }, (_, i) => 32 + i))}\u00A0–—‘’“”…·×−±≤≥≈°→←，。、；：？！（）《》〈〉「」『』【】〔〕～％`

const ESCAPE = /&#x([\da-f]+);|&#(\d+);|\\u\{([\da-f]+)\}|\\u([\da-f]{4})/gi

/** The characters of a text that need a glyph, escapes such as `&#8594;` and `\u2192` read. */
export function charactersOf(text: string): Set<string> {
  const characters = new Set(text)
  for (const [, hexEntity, entity, longEscape, escape] of text.matchAll(ESCAPE)) {
    const hex = hexEntity ?? longEscape ?? escape
    const code = hex === undefined ? Number(entity) : Number.parseInt(hex, 16)
    // A lone half of a pair is no character; the pair is too rare here to be put together.
    if (code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF))
      characters.add(String.fromCodePoint(code))
  }
  for (const character of characters) {
    if (/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(character))
      characters.delete(character)
  }
  return characters
}

function read(base: string, entries: string[], extensions: RegExp) {
  return listFiles(base, entries.map(entry => entry === 'content' ? contentFolder(base) : entry), path => path.startsWith('styles/generated') || path.endsWith('.test.ts'))
    .filter(path => extensions.test(path))
    .map(path => readFileSync(resolve(base, path), 'utf8'))
    .join('\n')
}

/** Every character the fonts are cut to, sorted. */
export function deckCharacters(base = root) {
  return [...charactersOf(read(base, ALL, ALL_EXTENSIONS) + ALWAYS)].sort()
}

/** The characters of the text that is certainly shown, sorted. */
export function shownCharacters(base = root) {
  return [...charactersOf(read(base, SHOWN, SHOWN_EXTENSIONS))].sort()
}

/**
 * The characters of what the cover shows before anything can be done on it (components/cover/CoverFace.vue), sorted. That no
 * other is on it, build/cover.ts makes sure of.
 */
export async function coverCharacters(base = root) {
  // Only here, so that this file can be imported before `npm ci`.
  const { parse } = await import('yaml')
  const of = (name: string) => parse(readFileSync(join(contentFolder(base), name), 'utf8'))
  const { cover, by } = of('case.yaml')
  const [line] = of('slides.yaml').find((slide: { id: string }) => slide.id === 'cover')?.lead ?? []
  const { government, organization } = of('labels.yaml').sides
  return [...charactersOf([cover, by, line ?? {}, government.tag, organization.tag].map(({ zh, en }) => `${zh}${en}`).join(''))].sort()
}
