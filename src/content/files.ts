import type { ContentFiles } from './check'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'

/** Where the case lies: content/ of the project, or the folder that the variable DECK_CONTENT names (`npm run build -- --content …`). */
export const contentFolder = (root: string): string => process.env.DECK_CONTENT ? resolve(root, process.env.DECK_CONTENT) : join(root, 'content')

/** Reads content/ as the check wants it. Node only: the app gets its content through the plugin. */
export function readContentFiles(folder: string): ContentFiles {
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  return Object.fromEntries(names.map(name => [name.slice(0, -'.yaml'.length), readFileSync(join(folder, name), 'utf8')]))
}
