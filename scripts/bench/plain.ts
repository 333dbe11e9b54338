// The plain Slidev deck that the deck is measured against.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cli, root, runNode, say, stop } from '../lib/run.ts'
import { hashFiles, isFresh, writeStamp } from '../../build/stale.ts'

export const PLAIN = '.bench/plain'
// Three slides and one diagram, everything else as Slidev has it. Without a theme no fonts are asked
// for; the default theme would take its own from outside, which is not counted here.
const SLIDES = `---
theme: ${existsSync(join(root, 'node_modules/@slidev/theme-default')) ? 'default' : 'none'}
title: Plain
---

# Plain deck

Three slides, Slidev's defaults

---

# A diagram

\`\`\`mermaid
graph LR
  A[Project] --> B[Resource] --> C[Development]
\`\`\`

---

# The end

- one
- two
- three
`

/** Builds it, unless it is there and its packages are the same. Stops where it does not build. */
export async function buildPlain() {
  mkdirSync(join(root, PLAIN), { recursive: true })
  writeFileSync(join(root, PLAIN, 'slides.md'), SLIDES)
  const hash = hashFiles(root, [`${PLAIN}/slides.md`, 'package-lock.json'])
  const stamp = join(root, PLAIN, '.stamp')
  if (isFresh(stamp, hash))
    return
  say('Building a plain Slidev deck to compare with…', '正在构建用于对比的普通 Slidev 课件……')
  if (await runNode([cli.slidev, 'build', `${PLAIN}/slides.md`, '--base', './', '--router-mode', 'hash', '--out', 'dist']) !== 0)
    stop('The plain deck does not build.', '对比课件构建失败。')
  writeStamp(stamp, hash)
}
