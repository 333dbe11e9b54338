// A class's server as a process of its own, so that a test can kill it: node liveProcess.ts DATA PORT [URL KEY]. DATA is a folder, or a PostgreSQL
// server's address, and then URL and KEY are told. Says its port and key in one line.
import { join } from 'node:path'
import process from 'node:process'
import { readCase } from '../../../server/caseSource.ts'
import { startLive } from '../../../server/start.ts'

const root = new URL('../../..', import.meta.url).pathname
const [data, port, url, key] = process.argv.slice(2)
const live = await startLive({ port: Number(port), dist: join(root, 'dist'), data: /^postgres/.test(data) ? { database: data } : data, url, key, source: readCase(join(root, 'content')), keep: 24 * 3_600_000 })
console.log(JSON.stringify({ port: live.port, key: live.key }))
process.on('SIGTERM', () => void live.close().then(() => process.exit(0)))
