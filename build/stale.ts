// Tells whether something built is still what its sources would give: by content, not by date,
// because git sets every date anew.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

/**
 * All files under the given files and folders, sorted, as paths with `/` relative to base.
 * What is missing is skipped; so are dot files and what `skip` names.
 */
export function listFiles(base: string, entries: string[], skip: (path: string) => boolean = () => false): string[] {
  const files: string[] = []
  function walk(path: string) {
    const name = relative(base, path).split(sep).join('/')
    if (skip(name) || !existsSync(path))
      return
    if (!statSync(path).isDirectory()) {
      files.push(name)
      return
    }
    for (const entry of readdirSync(path)) {
      if (!entry.startsWith('.') && entry !== 'node_modules')
        walk(join(path, entry))
    }
  }
  for (const entry of entries)
    walk(resolve(base, entry))
  return files.sort()
}

/**
 * SHA-256 of files with their names, in hex. Throws where one is missing.
 * @param files relative to base; their order counts
 * @param extra whatever else the result depends on
 */
export function hashFiles(base: string, files: string[], extra: string = '') {
  const hash = createHash('sha256').update(extra)
  for (const file of files) {
    const body = readFileSync(resolve(base, file))
    // The length keeps two files apart from one that holds both.
    hash.update(`\0${file}\0${body.length}\0`).update(body)
  }
  return hash.digest('hex')
}

/** False also where there is no stamp yet. */
export function isFresh(stampFile: string, hash: string) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === hash
}

export function writeStamp(stampFile: string, hash: string) {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, `${hash}\n`)
}
