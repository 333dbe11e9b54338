// One server in a process of its own, so that it can be killed: `node tests/live/server.ts DATA DIST KEY PORT [URL]`. DATA is a folder, or a
// PostgreSQL server's address. It says its port. A message says at which instant it is to be killed.
import type { Armed } from './dying.ts'
import process from 'node:process'
import { TEST_SOURCE } from '#live/model/testCase'
import { startLive } from '../../server/start.ts'
import { dying } from './dying.ts'

const [data, dist, key, port, url] = process.argv.slice(2)
const { around, arm } = dying()
process.on('message', (armed: Armed) => arm(armed))
const live = await startLive({ port: Number(port), host: '127.0.0.1', dist, data: /^postgres/.test(data) ? { database: data } : data, key, url, source: TEST_SOURCE, keep: 3_600_000, around })
console.log(`port ${live.port} set aside ${live.setAside ?? 'nothing'}`)
process.on('SIGTERM', async () => {
  await live.close()
  process.exit(0)
})
