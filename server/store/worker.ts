// PGlite in a thread of its own, so that phones are heard while it works: one statement after the other, as it is asked.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { parseTarGzip } from 'nanotar'

export interface Asked { id: number, sql: string, params: readonly unknown[] }
export type Told = { id: number, rows: Record<string, unknown>[] } | { id: number, fault: string } | { ready: true } | { closed: true }

const { folder, fresh } = workerData as { folder: string, fresh: boolean }
const port = parentPort!
const tell = (told: Told) => port.postMessage(told)

/**
 * Of V8, for the whole process. PGlite is compiled quickly and not once more: the second compiler takes 500 MB and both cores of a
 * laptop for the first half minute of a class, and after it a transaction takes as long as before. The heap is kept close to what is
 * in use: what it grows by when a hall connects it never gives back in a process that then rests. (docs/rooms/live.md, decisions.)
 */
const FLAGS = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering', '--optimize-for-size']
/** A class of 600 with all its answers lies in it. PGlite fills as much with zeros at its start; 128 MB unless told. */
const SHARED_BUFFERS = '16MB'

/** To make a data folder takes three times as long as to unpack one. Unpacked here, for PGlite takes 110 MB more for it. */
async function unpack(): Promise<void> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs')
  const packed = await dataDir()
  for (const { name, type, data } of await parseTarGzip(await packed.arrayBuffer())) {
    const path = join(folder, name)
    if (type === 'directory')
      mkdirSync(path, { recursive: true, mode: 0o700 })
    else
      writeFileSync(path, data ?? '', { mode: 0o600 })
  }
}

async function open(): Promise<PGlite> {
  FLAGS.forEach(setFlagsFromString)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (fresh)
    await unpack()
  return await PGlite.create({ dataDir: folder, startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`] })
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
