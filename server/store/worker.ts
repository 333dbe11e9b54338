// PGlite in a thread of its own, so that phones are heard while it works: one statement after the other, as it is asked.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

export interface Asked { id: number, sql: string, params: readonly unknown[] }
export type Told = { id: number, rows: Record<string, unknown>[] } | { id: number, fault: string } | { ready: true } | { closed: true }

const { folder, fresh } = workerData as { folder: string, fresh: boolean }
const port = parentPort!
const tell = (told: Told) => port.postMessage(told)

async function open(): Promise<PGlite> {
  if (!fresh)
    return await PGlite.create({ dataDir: folder })
  // To make a data folder takes three times as long as to unpack one.
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs')
  return await PGlite.create({ dataDir: folder, loadDataDir: await dataDir() })
}

const db = await open()
port.on('message', async (asked: Asked | 'close') => {
  if (asked === 'close') {
    await db.close()
    tell({ closed: true })
    return
  }
  try {
    const { rows } = await db.query<Record<string, unknown>>(asked.sql, [...asked.params])
    tell({ id: asked.id, rows })
  }
  catch (error) {
    tell({ id: asked.id, fault: (error as Error).message })
  }
})
tell({ ready: true })
