// @ts-check
// Serves dist/ as it is, for the browser tests: `node scripts/serve.mjs --port 4179`.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { say } from './lib/run.mjs'
import { serveDist } from './lib/serve.mjs'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4179' } } })
const server = await serveDist({ port: Number(values.port), strictPort: true, host: '127.0.0.1' })
say(`Serving dist/ at ${server.url}`, '正在提供 dist/。')
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(0))
