import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'
import { takeLock } from './lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'live-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a folder is one process\'s until it is given back', async () => {
  const path = join(folder, 'a')
  const held = await takeLock(path)
  expect(held?.wasLeft).toBe(false)
  expect(await takeLock(path)).toBe(null)
  held?.release()
  const next = await takeLock(path)
  expect(next?.wasLeft).toBe(false)
  next?.release()
})

it.each([
  // Its number is another process's by now: nobody opens the door.
  ['of a process that was killed', JSON.stringify({ pid: process.pid, port: 1, word: 'x' })],
  ['of one that is no more', JSON.stringify({ pid: 2 ** 22 + 1, port: 1, word: 'x' })],
  ['that was not written to its end', '{"pid"'],
])('a lock %s is taken over, and that is told', async (_, text) => {
  const path = join(folder, 'b')
  writeFileSync(path, text)
  const held = await takeLock(path)
  expect(held?.wasLeft).toBe(true)
  expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid)
  held?.release()
})
