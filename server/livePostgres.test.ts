// All of live.test.ts and of http/app.test.ts once more, on a PostgreSQL server.
import process from 'node:process'
import { afterAll, it } from 'vitest'
import { testPostgres, WITHOUT } from '../tests/live/postgres.ts'

const server = await testPostgres()
afterAll(async () => await server?.stop())
if (server) {
  process.env.LIVE_TEST_DATABASE = server.url
  await import('./live.test.ts')
  await import('./http/app.test.ts')
}
else {
  it.skip(WITHOUT, () => {})
}
