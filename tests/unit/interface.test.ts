import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { slidevWords } from '#i18n/words/slidev'
import { readAddress } from '#deck/readAddress'

describe('interface strings', () => {
  const texts: { path: string, zh: string, en: string }[] = []
  const collect = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null)
      return
    const { zh, en } = value as Record<string, unknown>
    if (typeof zh === 'string' && typeof en === 'string')
      texts.push({ path, zh, en })
    else
      Object.entries(value).forEach(([key, inner]) => collect(inner, `${path}.${key}`))
  }
  for (const [path, words] of Object.entries(import.meta.glob('../../src/i18n/words/*.ts', { eager: true })))
    collect(words, path)

  it('are there in both languages with the same blanks to fill', () => {
    expect(texts.length).toBeGreaterThan(80)
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort()
    for (const { path, zh, en } of texts) {
      expect(zh, path).toMatch(/[\u4E00-\u9FFF\uFF00-\uFFEF]|^\d/)
      expect(en, path).not.toMatch(/[\u3000-\u9FFF\uFF00-\uFFEF]/)
      expect(blanks(zh), path).toEqual(blanks(en))
    }
  })
})

describe('components', () => {
  // `npm run test:unit -- -u` writes the file anew.
  it('are all known to the type checker by name', async () => {
    const components = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.vue')).map(path => path.replaceAll('\\', '/'))
    const lines = components.map(path => `    ${basename(path, '.vue')}: typeof import('#${path}')['default']\n`).sort()
    await expect(`// Slidev registers components/ by name; this tells the type checker so. Written by tests/unit/interface.test.ts.
export {}

declare module 'vue' {
  export interface GlobalComponents {
${lines.join('')}  }
}
`).toMatchFileSnapshot('../../src/components.d.ts')
  })
})

describe('Slidev\'s icon buttons', () => {
  /** Of features that are off in slides.md, or of the dev server. */
  const OFF = ['Hide drawing toolbar', 'Show drawing toolbar', 'Hide editor', 'Show editor', 'Download as PDF', 'Browser Exporter']

  it('have names in both languages: a new version of Slidev may bring another', () => {
    const source = ['NavControls', 'SyncControls'].map(name => readFileSync(`node_modules/@slidev/client/internals/${name}.vue`, 'utf8')).join('\n')
    const titles = [...source.matchAll(/<IconButton[^>]*?[\s:]title="([^"]+)"/g)]
      .flatMap(([, title]) => title.includes('?') ? [...title.matchAll(/'([A-Z][^']+)'/g)].map(([, one]) => one) : [title])
    expect(titles.length).toBeGreaterThan(15)
    expect(titles.filter(title => !OFF.includes(title) && !slidevWords[title])).toEqual([])
  })
})

describe('address', () => {
  it.each([
    ['?lang=en', '#/sort', 'en'],
    ['', '#/sort?lang=both', 'both'],
    ['?lang=en', '#/sort?lang=zh', 'zh'],
    ['', '', null],
  ])('reads %s%s', (search, hash, expected) => {
    expect(readAddress('lang', { search, hash })).toBe(expected)
  })
})
