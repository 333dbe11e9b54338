// @ts-check
// What the static build depends on, and where it goes.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './run.mjs'
import { hashFiles, listFiles } from './stale.mjs'

const FOLDERS = ['pages', 'components', 'layouts', 'setup', 'snippets', 'styles', 'src', 'content', 'public', 'scripts']
const FILES = ['slides.md', 'index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'uno.config.ts']

/** The shorter lecture is a build of its own, in a folder of its own. */
export function outDir(route = process.env.DECK_ROUTE) {
  return route ? `dist/${route}` : 'dist'
}

/** @param {string} [out] */
export function stampFile(out = outDir()) {
  return join(root, out, '.deck-build')
}

export function buildHash(base = root, env = process.env) {
  const vue = readdirSync(base).filter(name => name.endsWith('.vue'))
  // styles/generated comes from the rest, so it must not count as a source.
  const files = listFiles(base, [...FILES, ...vue, ...FOLDERS], path => path.startsWith('styles/generated'))
  return hashFiles(base, files, `${env.DECK_LANG ?? ''}|${env.DECK_ROUTE ?? ''}`)
}
