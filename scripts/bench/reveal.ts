// A reveal.js deck comparable to the plain Slidev one: three slides, one mermaid diagram, its own theme.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from '../lib/run.ts'
import { hashFiles, isFresh, writeStamp } from '../../build/stale.ts'

export const REVEAL = '.bench/reveal'
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Plain</title></head>
<body>
<div class="reveal"><div class="slides">
<section><h1>Plain deck</h1><p>Three slides, reveal.js's defaults</p></section>
<section><h1>A diagram</h1><pre class="mermaid">graph LR
  A[Project] --> B[Resource] --> C[Development]</pre></section>
<section><h1>The end</h1><ul><li>one</li><li>two</li><li>three</li></ul></section>
</div></div>
<script type="module" src="./deck.js"></script>
</body>
</html>
`
const SCRIPT = `import 'reveal.js/reveal.css'
import 'reveal.js/theme/white.css'
import Reveal from 'reveal.js'
import mermaid from 'mermaid'

mermaid.initialize({ startOnLoad: false })
new Reveal({ hash: true }).initialize().then(() => mermaid.run())
`

/** Builds it, unless it is there and its packages are the same. Rejects where it does not build. */
export async function buildReveal() {
  const folder = join(root, REVEAL)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'deck.js'), SCRIPT)
  const hash = hashFiles(root, [`${REVEAL}/index.html`, `${REVEAL}/deck.js`, 'package-lock.json'])
  const stamp = join(folder, '.stamp')
  if (isFresh(stamp, hash))
    return
  say('Building a reveal.js deck to compare with…', '正在构建用于对比的 reveal.js 课件……')
  const { build } = await import('vite')
  await build({ root: folder, base: './', configFile: false, logLevel: 'error', build: { outDir: 'dist', emptyOutDir: true } })
  writeStamp(stamp, hash)
}
