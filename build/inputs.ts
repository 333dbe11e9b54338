// What the static builds depend on, and where they go.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { contentFolder } from './content.ts'
import { root } from '../scripts/lib/run.ts'
import { hashFiles, isFresh, listFiles } from './stale.ts'

const FOLDERS = ['pages', 'components', 'layouts', 'setup', 'snippets', 'styles', 'src', 'public', 'scripts', 'build']
const FILES = ['slides.md', 'index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'vite.study.config.ts', 'uno.config.ts', 'LICENSE', 'CONTENT-RIGHTS.md']

/** The lectures, in minutes. In this order, because building the first empties the folder that holds both. */
export const EDITIONS = ['90', '45']

/** The shorter lecture is a build of its own, in a folder within that of the long one. */
export function outDir(edition = process.env.DECK_ROUTE) {
  return edition === '45' ? 'dist/45' : 'dist'
}

/**
 * Where the lecture as one file goes, and its name.
 * @param edition minutes
 */
export function singleFile(edition: string) {
  return { folder: 'dist/single', name: `co-evolution-deck${edition === '45' ? '-45' : ''}.html` }
}

/**
 * Where a build keeps the hash of what it was made from.
 * @param out folder of the build, relative to the project's
 */
export function stampFile(out: string = outDir(), base = root) {
  return join(base, out, '.deck-build')
}

/**
 * Changes whenever a build would: with what the sources hold, and with the language and lecture that `env` asks for.
 */
export function buildHash(base = root, env = process.env) {
  const vue = readdirSync(base).filter(name => name.endsWith('.vue'))
  // styles/generated comes from the rest, so it must not count as a source; nor does a test, which lies beside what it tests.
  const files = listFiles(base, [...FILES, ...vue, ...FOLDERS, contentFolder(base, env)], path => path.startsWith('styles/generated') || path.endsWith('.test.ts'))
  return hashFiles(base, files, `${env.DECK_LANG ?? ''}|${env.DECK_ROUTE === '45' ? '45' : ''}`)
}

/** The editions whose build is not what the sources would give. Both when it is the long one, whose build takes the other away. */
export function staleEditions(base = root, env = process.env): string[] {
  const stale = EDITIONS.filter((edition) => {
    const out = outDir(edition)
    return !isFresh(stampFile(out, base), buildHash(base, { ...env, DECK_ROUTE: edition })) || !existsSync(join(base, out, 'index.html'))
  })
  return stale.includes('90') ? EDITIONS : stale
}
