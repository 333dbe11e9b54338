import type { ContentFiles } from './check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reads content/ as the check wants it. Node only: the app gets its content through the plugin. */
export function readContentFiles(folder: string): ContentFiles {
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  return Object.fromEntries(names.map(name => [name.slice(0, -'.yaml'.length), readFileSync(join(folder, name), 'utf8')]))
}
