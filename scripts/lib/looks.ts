// Compares two folders of pictures, byte for byte.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../../build/stale.ts'

export interface LooksCompared {
  /** How many are in both folders and the same. */
  same: number
  /** In both, and not the same: by name, with what is known of it. */
  differ: string[]
  /** In the first folder only. */
  missing: string[]
  /** In the second folder only. */
  added: string[]
}

/**
 * @param parts folders within both that are compared; everything unless told
 * @param describe what to say of two pictures that differ
 */
export async function compareLooks(before: string, after: string, parts: readonly string[] = ['.'], describe = differenceOf): Promise<LooksCompared> {
  const [old, now] = [before, after].map(folder => new Set(listFiles(folder, [...parts]).filter(name => name.endsWith('.png'))))
  const compared: LooksCompared = { same: 0, differ: [], missing: [...old].filter(name => !now.has(name)), added: [...now].filter(name => !old.has(name)) }
  for (const name of old) {
    if (!now.has(name))
      continue
    const [was, is] = [before, after].map(folder => readFileSync(join(folder, name)))
    if (was.equals(is))
      compared.same++
    else
      compared.differ.push(`${name}: ${await describe(was, is)}`)
  }
  return compared
}

/** How many pixels differ, and within which rectangle. */
async function differenceOf(was: Buffer, is: Buffer): Promise<string> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  const [old, now] = await Promise.all([was, is].map(async (png) => {
    const image = await loadImage(png)
    const context = createCanvas(image.width, image.height).getContext('2d')
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height)
  }))
  if (old.width !== now.width || old.height !== now.height)
    return `${old.width} × ${old.height} → ${now.width} × ${now.height}`
  let count = 0
  let [left, top, right, bottom] = [old.width, old.height, 0, 0]
  for (let at = 0; at < old.data.length; at += 4) {
    if ([0, 1, 2, 3].every(part => old.data[at + part] === now.data[at + part]))
      continue
    const [x, y] = [at / 4 % old.width, Math.floor(at / 4 / old.width)]
    count++
    ;[left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
  }
  return `${count} px, x ${left}–${right}, y ${top}–${bottom}`
}
