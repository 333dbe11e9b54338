// @ts-check
// npm start: install, build if anything changed, serve, open.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { buildHash, outDir, stampFile } from './lib/inputs.mjs'
import { hasDesktop, root, runNode, say } from './lib/run.mjs'
import { ensureDependencies } from './lib/setup.mjs'
import { isFresh } from './lib/stale.mjs'

await ensureDependencies()

if (!isFresh(stampFile(), buildHash()) || !existsSync(join(root, outDir(), 'index.html'))) {
  say('Building the deck, about a minute…', '正在构建课件，约一分钟……')
  const code = await runNode(['scripts/build.mjs'])
  if (code !== 0)
    process.exit(code)
}

const { serveDist } = await import('./lib/serve.mjs')
const server = await serveDist({ port: Number(process.env.PORT) || 4173, open: hasDesktop(), outDir: outDir() })
say(`Deck: ${server.url}`, '课件。')
say(`Study page, for phones too: ${server.url}#/study`, '自学页，手机可用。')
say('Ctrl+C ends it.', '按 Ctrl+C 结束。')

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(0))
