import type { ContentFiles, KnownCase } from './check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'

/** Where the case lies: content/ of the project, or the folder that the variable DECK_CONTENT names (`npm run build -- --content …`). */
export const contentFolder = (root: string): string => process.env.DECK_CONTENT ? resolve(root, process.env.DECK_CONTENT) : join(root, 'content')

/** Reads content/ as the check wants it. Node only: the app gets its content through the plugin. */
export function readContentFiles(folder: string): ContentFiles {
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  return Object.fromEntries(names.map(name => [name.slice(0, -'.yaml'.length), readFileSync(join(folder, name), 'utf8')]))
}

/** The small invented case, to be copied by somebody who writes another. */
const EXAMPLE = 'tests/fixtures/second-case'

/** The cases that come with the deck, but the one in `folder` itself: what another folder still has of them is not its own. */
export function casesBeside(root: string, folder: string): KnownCase[] {
  const all = [
    { path: join(root, 'content'), name: { zh: '课件原来的案例（content/）', en: 'the case that the deck came with (content/)' } },
    { path: join(root, EXAMPLE), name: { zh: `编出来的小案例（${EXAMPLE}/）`, en: `the small invented case (${EXAMPLE}/)` } },
  ]
  return resolve(folder) === all[0].path
    ? []
    : all.filter(({ path }) => path !== resolve(folder) && existsSync(path)).map(({ path, name }) => ({ files: readContentFiles(path), name }))
}
