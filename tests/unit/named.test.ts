import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/* A file that is named by its place in a text, and not imported, is missed by the types when it moves. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const NAMED = /new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url\)/g
/** What a build writes, and a test reads after it. */
const BUILT = /^(?:\.\.\/)*dist\//
/** Node's side: what runs without Vite, which would say so. */
const FILES = globSync(['{build,scripts,server,tests}/**/*.{ts,mjs}', '*.ts'], { cwd: ROOT })

const named = FILES.flatMap(file => [...readFileSync(join(ROOT, file), 'utf8').matchAll(NAMED)].map(([, path]) => ({ file, path })))
  .filter(({ path }) => !BUILT.test(path))

describe('a file named by its place', () => {
  it('is looked for at all', () => expect(named.length).toBeGreaterThan(20))

  it.each(named)('$path of $file is there', ({ file, path }) => {
    expect(existsSync(join(ROOT, dirname(file), path))).toBe(true)
  })
})
