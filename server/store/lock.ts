import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import process from 'node:process'

/*
 * One process for one data folder: PGlite itself would let two write into it. The lock is a file that names its process and a
 * door of it on this computer. A process that was killed leaves the file, and its number may be another's by then: so the door
 * is knocked at.
 */

interface Lock { pid: number, port: number, word: string }

export interface Held {
  /** Whether who had the folder before ended without giving it back. */
  wasLeft: boolean
  release: () => void
}

/** ms that a living process has to answer the door; it may be busy. */
const PATIENCE = 3000

/** @param path of the lock file @returns null: another process has the folder */
export async function takeLock(path: string): Promise<Held | null> {
  const word = randomBytes(12).toString('hex')
  const door = createServer(socket => socket.on('error', () => socket.destroy()).end(word))
  await new Promise<void>((done, failed) => door.once('error', failed).listen(0, '127.0.0.1', done))
  door.unref()
  const lock: Lock = { pid: process.pid, port: (door.address() as AddressInfo).port, word }
  let wasLeft = false
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(path, JSON.stringify(lock), { flag: 'wx' })
      return { wasLeft, release: () => {
        door.close()
        if (readLock(path)?.word === word)
          rmSync(path, { force: true })
      } }
    }
    catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        door.close()
        throw error
      }
    }
    const other = readLock(path)
    if (other && await isAlive(other))
      break
    wasLeft = true
    // Unless somebody else has just done the same.
    if (readLock(path)?.word === other?.word)
      rmSync(path, { force: true })
  }
  door.close()
  return null
}

function readLock(path: string): Lock | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Lock
  }
  catch {
    return null
  }
}

async function isAlive({ pid, port, word }: Lock): Promise<boolean> {
  try {
    process.kill(pid, 0)
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM')
      return false
  }
  return await new Promise((told) => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    const end = (alive: boolean) => {
      socket.destroy()
      told(alive)
    }
    socket.setTimeout(PATIENCE, () => end(false))
    socket.on('data', (data: Buffer) => { said += data.toString() })
    socket.on('close', () => end(said === word))
    socket.on('error', () => end(false))
  })
}
