// A class's server as a process of its own, so that a test can kill it: node liveProcess.ts DATA PORT. Says its port and key in one line.
import { join } from 'node:path'
import process from 'node:process'
import { readCase } from '../../../server/caseSource.ts'
import { startLive } from '../../../server/start.ts'

const root = new URL('../../..', import.meta.url).pathname
const [data, port] = process.argv.slice(2)
const live = await startLive({ port: Number(port), dist: join(root, 'dist'), data, source: readCase(join(root, 'content')), keep: 24 * 3_600_000 })
console.log(JSON.stringify({ port: live.port, key: live.key }))
process.on('SIGTERM', () => void live.close().then(() => process.exit(0)))
