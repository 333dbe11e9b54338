import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compareLooks } from './looks.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deck-looks-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A white picture with one dark pixel. */
function put(name: string, width: number, x: number) {
  const canvas = createCanvas(width, 4)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, 4)
  context.fillStyle = '#000'
  context.fillRect(x, 2, 1, 1)
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, canvas.toBuffer('image/png'))
}

it('tells which pictures differ, are missing or are new, in the parts asked for', async () => {
  for (const [name, [before, after]] of Object.entries({ 'slides/same.png': [[9, 1], [9, 1]], 'slides/moved.png': [[9, 1], [9, 4]], 'board/wider.png': [[9, 1], [10, 1]] })) {
    put(`before/${name}`, before[0], before[1])
    put(`after/${name}`, after[0], after[1])
  }
  put('before/slides/gone.png', 9, 1)
  put('after/board/more.png', 9, 1)
  const [before, after] = [join(folder, 'before'), join(folder, 'after')]
  expect(await compareLooks(before, after)).toEqual({
    same: 1,
    differ: ['board/wider.png: 9 × 4 → 10 × 4', 'slides/moved.png: 2 px, x 1–4, y 2–2'],
    missing: ['slides/gone.png'],
    added: ['board/more.png'],
  })
  expect(await compareLooks(before, after, ['board'])).toMatchObject({ same: 0, missing: [], added: ['board/more.png'] })
})
