import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browserCandidates, findBrowser } from '../../scripts/lib/browser.ts'
import { canBeBuilt, contentFolder, PARTLY_ANOTHERS, takeContent } from '../../build/content.ts'
import { charactersOf, deckCharacters, shownCharacters } from '../../build/glyphs.ts'
import { buildHash, outDir, staleEditions, stampFile } from '../../build/inputs.ts'
import { hasDesktop } from '../../scripts/lib/run.ts'
import { dependenciesAreCurrent, isInstalled } from '../../scripts/lib/setup.ts'
import { writeStamp } from '../../build/stale.ts'
import { closingLine, engineTotals, triedAgain } from '../../scripts/lib/totals.ts'

let folder: string

function put(path: string, text: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deck-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('is the build stale?', () => {
  beforeEach(() => {
    put('slides.md', '# one')
    put('pages/01.md', 'one')
    put('global-top.vue', '<template />')
  })

  it.each([['slides.md'], ['pages/01.md'], ['pages/02.md'], ['global-top.vue'], ['public/a.svg'], ['package-lock.json']])('a change in %s counts', (path) => {
    const before = buildHash(folder, {})
    put(path, 'other')
    expect(buildHash(folder, {})).not.toBe(before)
  })

  it.each([['styles/generated/fonts.css'], ['README.md'], ['tests/unit/a.test.ts'], ['dist/index.html']])('a change in %s does not', (path) => {
    const before = buildHash(folder, {})
    put(path, 'other')
    expect(buildHash(folder, {})).toBe(before)
  })

  it('moving text from one file to the next counts', () => {
    put('pages/02.md', 'two')
    const before = buildHash(folder, {})
    put('pages/01.md', 'onetwo')
    put('pages/02.md', '')
    expect(buildHash(folder, {})).not.toBe(before)
  })

  it('so do language and route; the route has a folder of its own', () => {
    expect(buildHash(folder, { DECK_LANG: 'en' })).not.toBe(buildHash(folder, {}))
    expect(buildHash(folder, { DECK_ROUTE: '45' })).not.toBe(buildHash(folder, {}))
    expect(outDir('45')).toBe('dist/45')
    expect(outDir('90')).toBe('dist')
    expect(outDir('')).toBe('dist')
    expect(buildHash(folder, { DECK_ROUTE: '90' })).toBe(buildHash(folder, {}))
  })

  it('the short lecture alone may be; building the long one takes it away, so then both are', () => {
    const built = (route: string) => {
      put(`${outDir(route)}/index.html`, '<html>')
      writeStamp(stampFile(outDir(route), folder), buildHash(folder, { DECK_ROUTE: route }))
    }
    expect(staleEditions(folder, {})).toEqual(['90', '45'])
    built('90')
    expect(staleEditions(folder, {})).toEqual(['45'])
    built('45')
    expect(staleEditions(folder, {})).toEqual([])
    expect(staleEditions(folder, { DECK_LANG: 'en' })).toEqual(['90', '45'])
    rmSync(join(folder, 'dist/index.html'))
    expect(staleEditions(folder, {})).toEqual(['90', '45'])
  })
})

describe('another case', () => {
  afterEach(() => {
    delete process.env.DECK_CONTENT
  })

  it('is taken out of the arguments, as seen from where the command was typed', () => {
    const argv = ['node', 'build.ts', '--content', folder, '--route', '90']
    takeContent(argv)
    expect(argv).toEqual(['node', 'build.ts', '--route', '90'])
    expect(contentFolder('/deck')).toBe(folder)
    const short = ['node', 'build.ts', `--content=${folder}`]
    takeContent(short)
    expect(short).toEqual(['node', 'build.ts'])
    expect(contentFolder('/deck', {})).toBe(join('/deck', 'content'))
  })

  it('makes the build stale, and its characters go into the fonts', () => {
    put('deck/slides.md', '# one')
    put('deck/content/cards.yaml', 'zh: 甲')
    put('mine/cards.yaml', 'zh: 龘')
    const deck = join(folder, 'deck')
    const env = { DECK_CONTENT: join(folder, 'mine') }
    const before = buildHash(deck, env)
    expect(before).not.toBe(buildHash(deck, {}))
    put('mine/cards.yaml', 'zh: 龖')
    expect(buildHash(deck, env)).not.toBe(before)
    process.env.DECK_CONTENT = env.DECK_CONTENT
    expect(shownCharacters(deck)).toContain('龖')
    expect(shownCharacters(deck)).not.toContain('甲')
  })
})

describe('are the dependencies installed?', () => {
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac': { version: '1.0.0', optional: true } } }

  it('another version, or one too few or too many, is not', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true)
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false)
    expect(isInstalled(lock, { packages: {} })).toBe(false)
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } } })).toBe(false)
  })

  it('a new lock file makes an old install stale, a hand-made install counts', () => {
    put('package-lock.json', JSON.stringify(lock))
    expect(dependenciesAreCurrent(folder)).toBe(false)
    put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }))
    expect(dependenciesAreCurrent(folder)).toBe(true)
    put('package-lock.json', JSON.stringify({ packages: { ...lock.packages, 'node_modules/a': { version: '2.0.0' } } }))
    expect(dependenciesAreCurrent(folder)).toBe(false)
  })
})

describe('which browser?', () => {
  const works = () => true
  const downloaded = () => '/cache/chrome'

  it('DECK_BROWSER, then Chrome, Edge, Chromium on the PATH, then the download', () => {
    const there = new Set(['/mine', '/usr/bin/chromium', '/usr/bin/microsoft-edge', '/opt/google-chrome', '/cache/chrome'])
    const env = { DECK_BROWSER: '/mine', PATH: '/usr/bin:/opt' }
    const found: (string | undefined)[] = []
    for (let i = 0; i < 6; i++) {
      const path = findBrowser({ platform: 'linux', env, exists: candidate => there.has(candidate), works, downloaded })
      found.push(path)
      there.delete(path ?? '')
    }
    expect(found).toEqual(['/mine', '/opt/google-chrome', '/usr/bin/microsoft-edge', '/usr/bin/chromium', '/cache/chrome', undefined])
  })

  it('tests run in the shell where there is one; everything else only where there is nothing else', () => {
    const there = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
    const find = (windowless: boolean, paths: readonly string[]) =>
      findBrowser({ platform: 'linux', env: { PATH: '/usr/bin' }, exists: path => paths.includes(path), works, downloaded, windowless })
    expect([find(true, there), find(false, there), find(false, there.slice(0, 1)), find(true, there.slice(1))]).toEqual([there[0], there[1], there[0], there[1]])
  })

  it('passes over one that does not start', () => {
    const path = findBrowser({ platform: 'linux', env: { PATH: '/usr/bin' }, exists: () => true, works: candidate => candidate.endsWith('/chromium'), downloaded })
    expect(path).toBe('/usr/bin/chromium')
  })

  it('knows the usual places on macOS and Windows', () => {
    expect(browserCandidates('darwin', { HOME: '/Users/a' })[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(browserCandidates('win32', { PROGRAMFILES: 'C:\\Program Files' })).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe')
  })

  it('opens no window in CI, over SSH, without a desktop or when told not to', () => {
    const from = (argv: string[], env: Record<string, string>, platform = 'linux') => hasDesktop({ argv, env, platform })
    expect(from([], { DISPLAY: ':0' })).toBe(true)
    expect(from([], {}, 'darwin')).toBe(true)
    expect(from([], {})).toBe(false)
    expect(from([], { DISPLAY: ':0', CI: 'true' })).toBe(false)
    expect(from([], { DISPLAY: ':0', SSH_CONNECTION: 'x' })).toBe(false)
    expect(from(['--no-open'], { DISPLAY: ':0' })).toBe(false)
  })
})

describe('the characters of the deck', () => {
  it('reads escapes, and leaves out what has no shape', () => {
    expect([...charactersOf('a\n\u200Bb\uFE0F&#x2192;&#8594;')].sort().join('')).toBe('#&128459;abx→'.split('').sort().join(''))
    expect([...charactersOf(String.raw`'\u4E2D\u{4E8C}'`)]).toEqual(expect.arrayContaining(['中', '二']))
  })

  it('comes from content, pages and components, and always holds ASCII', () => {
    put('content/cards.yaml', 'title: 甲')
    put('pages/01.md', '乙')
    put('components/A.vue', '丙')
    put('styles/generated/fonts.css', '丁')
    const all = deckCharacters(folder)
    expect(all).toEqual(expect.arrayContaining(['甲', '乙', '丙', 'A', '~']))
    expect(all).not.toContain('丁')
    expect(shownCharacters(folder)).toEqual(expect.arrayContaining(['甲', '乙']))
    expect(shownCharacters(folder)).not.toContain('丙')
  })
})

describe('the closing line of npm test', () => {
  it('adds up, and names what was skipped only if any', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
  })
})

it('a copy of the small case under another name can be built, but is not called free of faults', () => {
  cpSync('tests/fixtures/second-case', folder, { recursive: true })
  put('deck.yaml', readFileSync(join(folder, 'deck.yaml'), 'utf8').replace(/^id: .*$/m, 'id: mine'))
  put('case.yaml', readFileSync(join(folder, 'case.yaml'), 'utf8').replace(/^title:\n {2}zh: .*\n {2}en: .*$/m, 'title: { zh: 另一个, en: Another }'))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/check-content.ts', folder], { encoding: 'utf8', env: { ...process.env, DECK_CONTENT: '' } })
  expect(stderr).toMatch(/^As in the small invented case .*: claims 9 of 9, cards 7 of 7/m)
  expect(stdout).not.toMatch(/没有错误/)
  expect(status).toBe(PARTLY_ANOTHERS)
  expect([0, PARTLY_ANOTHERS, 1, null].map(canBeBuilt)).toEqual([true, true, false, false])
}, 30_000)

describe('which tests passed only when they were tried again', () => {
  it('names those, however deep they stand, and no other', () => {
    const spec = (title: string, status: string) => ({ title, file: 'a.spec.ts', tests: [{ status }] })
    put('e2e.json', JSON.stringify({ suites: [{ specs: [spec('one', 'expected')], suites: [{ specs: [spec('two', 'flaky'), spec('three', 'unexpected')] }] }] }))
    expect(triedAgain(join(folder, 'e2e.json'))).toEqual(['a.spec.ts: two'])
  })

  it('names none where no report was written', () => {
    expect(triedAgain(join(folder, 'none.json'))).toEqual([])
  })
})

it('what each engine did is added up by engine, its settings with it, and what could not be asked of it is named once', () => {
  const tested = (projectName: string, status: string, ...annotations: { type: string, description: string }[]) => ({ tests: [{ projectName, status, annotations }] })
  const version = { type: 'engine', description: '1.2' }
  put('engines.json', JSON.stringify({ suites: [{
    specs: [tested('firefox', 'expected', version), tested('webkit', 'skipped', { type: 'skip', description: 'touch' }), tested('webkit', 'expected', version, { type: 'cannot', description: 'a PDF' })],
    suites: [{ specs: [tested('firefox, no letter under 20 px', 'unexpected', version), tested('webkit', 'skipped', { type: 'skip', description: 'touch' })] }],
  }] }))
  expect(engineTotals(join(folder, 'engines.json'))).toEqual([
    { name: 'firefox', version: '1.2', passed: 1, failed: 1, cannot: [] },
    { name: 'webkit', version: '1.2', passed: 1, failed: 0, cannot: ['touch', 'a PDF'] },
  ])
})
