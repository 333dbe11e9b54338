// Serves dist/ as it is, for the browser tests: `node scripts/serve.ts --port 4179`.
import { createServer } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { serveFiles } from '../server/http/dist.ts'
import { readOptions } from './lib/options.ts'
import { root, say } from './lib/run.ts'

const HELP = `node scripts/serve.ts [options]

The deck as it was built, dist/. 提供构建好的课件，dist/。

  --port 4179    the port 端口
  --help         this 显示本说明`

const { port = '4179' } = readOptions(HELP, ['port'])
// What a live class is served by: it packs each file once, and its addresses in assets/ need not be asked for again.
const serveFile = serveFiles(join(root, 'dist'))
const server = createServer((request, response) => void serveFile(request, response))
server.listen(Number(port), '127.0.0.1', () => say(`Serving dist/ at http://127.0.0.1:${port}/`, '正在提供 dist/。'))
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(0))
