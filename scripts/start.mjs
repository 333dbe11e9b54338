// @ts-check
// npm start: install, build if anything changed, serve, open.
import process from 'node:process'
import { takeContent } from './lib/content.mjs'
import { ROUTES, staleRoutes } from './lib/inputs.mjs'
import { hasDesktop, runNode, say } from './lib/run.mjs'
import { ensureDependencies } from './lib/setup.mjs'

takeContent()

await ensureDependencies()

const stale = staleRoutes()
if (stale.length > 0) {
  say('Building the deck, about a minute…', '正在构建课件，约一分钟……')
  const code = await runNode(['scripts/build.mjs', ...stale.length < ROUTES.length ? ['--route', stale[0]] : []], { env: { DECK_ROUTE: undefined } })
  if (code !== 0)
    process.exit(code)
}

const { serveDist } = await import('./lib/serve.mjs')
const server = await serveDist({ port: Number(process.env.PORT) || 4173, open: hasDesktop() })
say(`Deck, 90 minutes: ${server.url}`, '课件，90 分钟。')
say(`Deck, 45 minutes: ${server.url}45/`, '课件，45 分钟。')
say(`Study page, for phones too: ${server.url}#/study`, '自学页，手机可用。')
say('Ctrl+C ends it.', '按 Ctrl+C 结束。')

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(0))
