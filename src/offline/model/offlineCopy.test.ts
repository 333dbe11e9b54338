import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeManifest, markPage } from '../../../build/offline.ts'
import { cacheName, cachesOf, outdated, wanted } from './offlineCopy'

const LONG = 'https://example.org/deck/'
const SHORT = 'https://example.org/deck/45/'
const files = new Set(['assets/index-a1.js', 'favicon.svg', 'icons/icon-192.png'])

describe('what a request is for', () => {
  it.each([
    ['', true, 'page'], ['index.html', true, 'page'], ['?lang=en', true, 'page'], ['?s=AB#/study', true, 'page'],
    ['study/', true, 'page'], ['study', true, 'page'], ['study/index.html?from=45#/sort', true, 'page'], ['study/assets/main-a1.js', false, 'file'],
    ['45/', true, null], ['45/index.html', true, null], ['handout.pdf', true, null],
    ['assets/index-a1.js', false, 'file'], ['favicon.svg?v=2', false, 'file'],
    // Of the version before, by a window that is still open.
    ['assets/gone-b2.js', false, 'file'],
    // A live class is its server's alone: what is asked of it, what is taken along, and the code that a phone opens.
    ['live/K7M2QX/stream?as=voter', false, null], ['live/K7M2QX/state?as=screen&after=1.a', false, null], ['live/K7M2QX/export.json', true, null], ['K7M2QX', true, null],
    ['45/assets/index-a1.js', false, null], ['45/favicon.svg', false, null], ['sw.js', false, null], ['handout.pdf', false, null], ['', false, null],
  ] as const)('%s (navigates: %s) → %s', (path, navigates, expected) => {
    expect(wanted(LONG + path, navigates, LONG, files)).toBe(expected)
  })

  it('the short lecture is its own copy\'s business, and the long one is not', () => {
    expect(wanted(SHORT, true, SHORT, files)).toBe('page')
    expect(wanted(`${SHORT}assets/index-a1.js`, false, SHORT, files)).toBe('file')
    expect(wanted(LONG, true, SHORT, files)).toBe(null)
    expect(wanted('https://elsewhere.org/assets/index-a1.js', false, LONG, files)).toBe(null)
  })
})

describe('caches', () => {
  const names = [cacheName(LONG, 'v1'), cacheName(SHORT, 'v1'), 'another app', cacheName(LONG, 'v2'), cacheName(LONG, 'v3')]

  it('of one build are not those of the build in a folder within it', () => {
    expect(cachesOf(names, LONG)).toEqual([cacheName(LONG, 'v1'), cacheName(LONG, 'v2'), cacheName(LONG, 'v3')])
    expect(cachesOf(names, SHORT)).toEqual([cacheName(SHORT, 'v1')])
  })

  it('go, but for the new one and the one before it', () => {
    expect(outdated(names, LONG, 'v3')).toEqual([cacheName(LONG, 'v1')])
    expect(outdated(names, SHORT, 'v1')).toEqual([])
    expect(outdated(names, SHORT, 'v2')).toEqual([])
  })
})

describe('the manifest', () => {
  it.each(['90', '45'])('of the %s-minute lecture opens the study page, wherever the deck lies', async (edition) => {
    const manifest = await makeManifest(edition)
    expect(manifest.start_url).toBe(edition === '45' ? '../study/?from=45#/' : './study/#/')
    expect(manifest.display).toBe('standalone')
    expect(manifest.name).toMatch(/[\u4E00-\u9FFF].*[a-z]/)
    expect(manifest.name.endsWith(' 45')).toBe(edition === '45')
    expect(manifest.theme_color).toMatch(/^#[\da-f]{6}$/)
    for (const { src, sizes } of manifest.icons.filter(icon => icon.type === 'image/png')) {
      const png = readFileSync(`public/${src}`)
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes)
    }
    expect(manifest.icons.map(icon => icon.purpose)).toContain('maskable')
  })

  it('and the version are named in the page\'s head', () => {
    const html = markPage('<head><title>a</title></head><body></body>', 'abc')
    expect(html).toContain('<meta name="deck-version" content="abc">')
    expect(html).toContain('<link rel="license" href="./licenses.txt">')
    expect(html.indexOf('rel="manifest"')).toBeLessThan(html.indexOf('</head>'))
  })
})
