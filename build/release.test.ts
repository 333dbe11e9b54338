import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { KINDS, LANGUAGES } from './handoutNames.ts'
import { EDITIONS } from './inputs.ts'
import { runLogged } from '../scripts/lib/progress.ts'
import { changelogSection, releaseFault, unwrapped } from './release.ts'
import { releaseFiles, releaseNames, releaseNotes, releaseTable, sumsOf, webReadme } from './releaseFiles.ts'
import { cli, root } from '../scripts/lib/run.ts'
import { writingFault } from './writing.ts'

const CHANGELOG = `# Changelog

## [1.1.0] - Unreleased

### Added

- A board that
  is sorted.
- A second
  - and one below it

## [1.0.0] - 2026-11-26

The first
version.

## [0.9.0] - 2026-11-25

[1.0.0]: https://example.org/1.0.0
`

describe('may this be released?', () => {
  const fault = (version: string, tag?: string) => releaseFault({ version, changelog: CHANGELOG, tag })?.[0]

  it('as a trial: what the change log speaks of', () => {
    expect(fault('1.1.0')).toBeUndefined()
    expect(fault('1.0.0')).toBeUndefined()
    expect(fault('2.0.0')).toContain('CHANGELOG.md')
    // Its heading alone says nothing.
    expect(fault('0.9.0')).toContain('CHANGELOG.md')
  })

  it('under a tag: only that of the version, and with its date', () => {
    expect(fault('1.0.0', 'v1.0.0')).toBeUndefined()
    expect(fault('1.0.0', 'v1.0.1')).toContain('v1.0.1')
    expect(fault('1.0.0', '1.0.0')).toContain('tag')
    expect(fault('1.1.0', 'v1.1.0')).toContain('date')
  })
})

describe('what the change log says of a version', () => {
  it('from its heading to the next', () => {
    expect(changelogSection(CHANGELOG, '1.0.0')).toBe('The first\nversion.')
    expect(changelogSection(CHANGELOG, '0.9.0')).toBeUndefined()
    expect(changelogSection(CHANGELOG, '1x0.0')).toBeUndefined()
  })

  it('in lines as long as they are, with points and headings on their own', () => {
    expect(unwrapped(changelogSection(CHANGELOG, '1.1.0')!)).toBe('### Added\n\n- A board that is sorted.\n- A second\n  - and one below it')
    expect(unwrapped('## A\nb\nc\n\nd\n1. e\n   f')).toBe('## A\nb c\n\nd\n1. e f')
  })

  it('of this project: no line is broken', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    const lines = unwrapped(changelogSection(readFileSync('CHANGELOG.md', 'utf8'), version)!).split('\n')
    expect(lines.filter(line => line.startsWith(' '))).toEqual([])
  })
})

describe('the files', () => {
  const names = releaseFiles('1.2.3')

  it('are the lectures, the handouts, PowerPoint, the zip and the sums, each with a name of its own that every system takes', () => {
    expect(new Set(names).size).toBe(EDITIONS.length + KINDS.length * LANGUAGES.length + 2 + 1 + 3 + 1)
    for (const name of names.slice(0, -1))
      expect(name).toMatch(/^[a-z][\w.-]*-1\.2\.3-[a-z\d-]+\.(?:html|pdf|pptx|zip)$/)
    expect(names.at(-1)).toBe('SHA256SUMS')
  })

  it('are told in both languages, before the news', () => {
    const notes = releaseNotes('1.2.3', '- News.')
    for (const { names: [first] } of releaseTable('1.2.3'))
      expect(notes).toContain(`\`${first}\``)
    expect(notes.indexOf('- News.')).toBeGreaterThan(notes.indexOf('SHA256SUMS'))
    for (const { zh, en } of releaseTable('1.2.3'))
      expect(notes).toContain(`${zh} ${en}`)
    expect(webReadme('1.2.3')).toContain(releaseNames('1.2.3').single('45'))
  })

  it('have sums as sha256sum writes them', () => {
    expect(sumsOf([{ name: 'a', bytes: Buffer.from('') }, { name: 'b', bytes: Buffer.from('abc') }]))
      .toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b\n')
  })
})

describe('while it is made', () => {
  it('steps of one command are counted behind those of another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deck-'))
    const log = relative(root, join(folder, 'steps.log'))
    const lines: string[] = []
    const screen = { isTTY: false, write: (text: string) => lines.push(text) } as unknown as NodeJS.WriteStream
    writeFileSync(join(folder, 'two.mjs'), 'console.log("out of sight"); process.send({ en: "One", zh: "一" }); process.send({ en: "Two", zh: "二" }); process.disconnect()')
    await runLogged(process.execPath, [join(folder, 'two.mjs')], { log, total: 6, done: 3, failed: ['', ''], screen })
    await runLogged(process.execPath, ['-e', ''], { log, total: 6, done: 5, first: ['Three', '三'], failed: ['', ''], screen })
    expect(lines).toEqual(['[4/6] 一 One\n', '[5/6] 二 Two\n', '[6/6] 三 Three\n'])
    rmSync(folder, { recursive: true })
  })

  it('a full disk is told of the file that did not get room', () => {
    const error = Object.assign(new Error('no space'), { code: 'ENOSPC', path: 'dist/a.pdf', dest: '/stick/release.part/a.pdf' })
    expect(writingFault(error, '/stick/release')?.[0]).toContain('/stick/release/a.pdf')
    expect(writingFault(Object.assign(new Error('else'), { code: 'EMFILE' }), '')).toBeUndefined()
  })
})

// They run on their own, by other commands: what keeps them from starting should not wait for a release.
it.each(['release', 'engines'])('the tests of playwright.%s.config.ts can be loaded', (name) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli.playwright, 'test', '--list', '--config', `playwright.${name}.config.ts`], { encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
  expect(stdout).toMatch(/Total: [1-9]/)
}, 60_000)
