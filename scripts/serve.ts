// Serves dist/ as it is, for the browser tests: `node scripts/serve.ts --port 4179`.
import process from 'node:process'
import { readOptions } from './lib/options.ts'
import { say } from './lib/run.ts'
import { serveDist } from './lib/serve.ts'

const HELP = `node scripts/serve.ts [options]

The deck as it was built, dist/. 提供构建好的课件，dist/。

  --port 4179    the port 端口
  --help         this 显示本说明`

const { port = '4179' } = readOptions(HELP, ['port'])
const server = await serveDist({ port: Number(port), strictPort: true, host: '127.0.0.1' })
say(`Serving dist/ at ${server.url}`, '正在提供 dist/。')
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(0))
