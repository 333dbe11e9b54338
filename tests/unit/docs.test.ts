import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { isNodeNewEnough, OLDEST_NODE } from '../../scripts/launch.mjs'
import { auditCounts, changelogDate, lockFaults } from '../../build/release.ts'
import { NOTES, releaseFiles } from '../../build/releaseFiles.ts'
import { listFiles } from '../../build/stale.ts'

const DOCS = [...readdirSync('.').filter(name => name.endsWith('.md') && name !== 'slides.md'), ...listFiles('.', ['docs']).filter(path => path.endsWith('.md'))]
const textOf = (path: string) => readFileSync(path, 'utf8')
const manifest = JSON.parse(textOf('package.json'))

/** A heading's anchor, as GitHub makes it. */
const anchorOf = (heading: string) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-')
const anchors = (path: string) => [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading))

/** Links and pictures of a page, in Markdown and in HTML; those to other places are not looked at. */
const linksOf = (text: string) => [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
  .map(([, markdown, html]) => markdown ?? html)
  // Nor is the page of releases, which GitHub has beside the files.
  .filter(link => !/^[a-z]+:/.test(link) && link !== '../../releases/latest')

/** What stands in code, in a line or in a block. */
const codeOf = (text: string) => [...text.matchAll(/^```.*\n([\s\S]*?)^```$|`([^`\n]+)`/gm)].map(([, block, line]) => block ?? line)

describe.each(DOCS)('%s', (path) => {
  const text = textOf(path)

  it('links to what is there', () => {
    for (const link of linksOf(text)) {
      const [file, anchor] = link.split('#')
      const target = file ? join(dirname(path), decodeURI(file)) : path
      expect(existsSync(target), `${link} in ${path}`).toBe(true)
      if (anchor)
        expect(anchors(target), `${link} in ${path}`).toContain(decodeURI(anchor))
    }
  })

  it('names commands that package.json has', () => {
    const commands = codeOf(text).flatMap(code => [...code.matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)/g)]).map(([, run, short]) => run ?? short)
    expect(commands.filter(name => !(name in manifest.scripts))).toEqual([])
  })

  // A guide may name what a reader is to make; a room's page names what is there.
  it.skipIf(path.startsWith('docs/') && !path.startsWith('docs/rooms/'))('names files, folders and composables that are there', () => {
    const paths = codeOf(text).flatMap(code => code.match(/(?<![\w/.-])(?:src|components|content|layouts|pages|setup|styles|public|scripts|tests|docs|\.github)\/[\w./*-]*/g) ?? [])
    // The generated styles are made by a build, and so not in every checkout.
    expect(paths.filter(name => !name.startsWith('styles/generated') && !existsSync(name.split('*')[0]))).toEqual([])
    const composables = codeOf(text).flatMap(code => code.match(/\buse[A-Z]\w+/g) ?? [])
    const known = new Set(listFiles('.', ['src', 'components']).flatMap(name => textOf(name).match(/\buse[A-Z]\w+/g) ?? []))
    expect(composables.filter(name => !known.has(name))).toEqual([])
  })
})

// What is longer belongs to a page of docs/rooms/: this one is read from beginning to end.
it('CONTRIBUTING.md has at most 1,800 words', () => {
  expect(textOf('CONTRIBUTING.md').trim().split(/\s+/).length).toBeLessThanOrEqual(1800)
})

describe('what GitHub reads', () => {
  const folder = '.github/ISSUE_TEMPLATE'

  it.each(readdirSync(folder).filter(file => file !== 'config.yml'))('%s is a form in both languages', (file) => {
    const { name, description, body } = parse(textOf(join(folder, file)))
    const labels: string[] = body.map(({ attributes }: { attributes: { label: string } }) => attributes.label)
    for (const words of [name, description, ...labels])
      expect(words).toMatch(/[\u4E00-\u9FFF].*[a-z]/)
    const ids = body.map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('the workflow runs the same tests, with no more rights than it needs', () => {
    const { jobs, permissions } = parse(textOf('.github/workflows/test-and-publish.yml'))
    const runs: string[] = jobs.test.steps.flatMap(({ run }: { run?: string }) => run ?? [])
    // Of a tag it is asked first whether it can be released.
    expect(runs.filter(run => run.startsWith('npm ')).slice(0, 3)).toEqual([expect.stringMatching(/^npm run release -- --check --tag /), 'npm test', 'npm run test:full'])
    // One of the two, whatever was pushed.
    const conditions = jobs.test.steps.filter(({ run }: { run?: string }) => /^npm (?:test|run test:full)$/.test(run ?? '')).map((step: { if: string }) => step.if)
    expect(conditions).toEqual([
      'github.ref != \'refs/heads/main\' && !startsWith(github.ref, \'refs/tags/\')',
      'github.ref == \'refs/heads/main\' || startsWith(github.ref, \'refs/tags/\')',
    ])
    for (const [, script] of runs.join('\n').matchAll(/npm run (\S+)/g))
      expect(manifest.scripts).toHaveProperty(script)
    expect(permissions).toEqual({ contents: 'read' })
    expect(jobs.test.permissions).toBeUndefined()
    expect(jobs.publish.needs).toBe('test')
  })

  it('the workflow tests on the oldest Node that package.json allows, and once starts on an older one', () => {
    const { jobs } = parse(textOf('.github/workflows/test-and-publish.yml'))
    const nodeOf = (job: { steps: { with?: Record<string, string> }[] }) => job.steps.flatMap(step => step.with?.['node-version'] ?? [])
    expect(manifest.engines.node).toBe(`>=${OLDEST_NODE}`)
    expect([nodeOf(jobs.test), nodeOf(jobs.release)]).toEqual([[OLDEST_NODE], [OLDEST_NODE]])
    expect(nodeOf(jobs['older-node']).map(isNodeNewEnough)).toEqual([false])
  })

  it('the workflow makes a release of a tested tag only, and attaches all files of it', () => {
    const { jobs: { test, publish, release } } = parse(textOf('.github/workflows/test-and-publish.yml'))
    expect(release.needs).toBe('test')
    expect(release.if).toBe('startsWith(github.ref, \'refs/tags/v\')')
    expect(release.permissions).toEqual({ contents: 'write' })
    expect(release.steps.flatMap(({ uses }: { uses?: string }) => uses ?? []).every((action: string) => JSON.stringify([test, publish]).includes(action))).toBe(true)
    const [make, attach]: string[] = release.steps.flatMap(({ run }: { run?: string }) => run ?? [])
    expect(make).toMatch(/^npm run release -- --tag "\$GITHUB_REF_NAME" --releases /)
    const patterns = attach.match(/ release\/\S+/g)!.map(path => new RegExp(`^${path.trim().replace('release/', '').replace('*', '.*')}$`))
    expect([...releaseFiles('1.0.0'), NOTES].filter(name => !patterns.some(pattern => pattern.test(name)))).toEqual([])
  })
})

describe('before a release', () => {
  const lock = JSON.parse(textOf('package-lock.json'))

  it('the lock file is in step with package.json', () => {
    expect(lockFaults(manifest, lock)).toEqual([])
    const { vue: _, ...rest } = manifest.dependencies
    expect(lockFaults({ ...manifest, version: '9.9.9', dependencies: { ...rest, more: '1.0.0', yaml: '1.0.0' } }, lock).sort())
      .toEqual(['dependencies.more', 'dependencies.vue', 'dependencies.yaml', 'version'])
  })

  it('the change log has the version', () => {
    expect(changelogDate(textOf('CHANGELOG.md'), manifest.version)).toMatch(/^(Unreleased|\d{4}-\d\d-\d\d)$/)
    expect(changelogDate('## [1.0.0] - 2026-11-26', '1.0.0')).toBe('2026-11-26')
    expect(changelogDate('## [1.0.0] - 2026-11-26', '1x0.0')).toBeUndefined()
  })

  it('an audit counts what is known, and knows when it could not ask', () => {
    expect(auditCounts('{"metadata":{"vulnerabilities":{"low":0,"high":2,"total":2}}}')).toEqual({ high: 2 })
    expect(auditCounts('{"statusCode":405,"error":{}}')).toBeUndefined()
    expect(auditCounts('npm error')).toBeUndefined()
  })
})
