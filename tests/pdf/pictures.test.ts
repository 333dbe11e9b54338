import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { FOLDER } from './opened'

/** Pictures of all pages are left here, for people to look at. */
const PICTURES = join(FOLDER, 'pages')
/** Pixels a point: enough to read what stands on a page. */
const SCALE = 1.25
/** Share of a page that is not paper, at least: a line of text has more. */
const LEAST_INK = 0.0005

rmSync(PICTURES, { recursive: true, force: true })
mkdirSync(PICTURES, { recursive: true })

it.each(readdirSync(FOLDER).filter(file => file.endsWith('.pdf')))('%s: no page looks like a blank one', { timeout: 180_000 }, async (file) => {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(join(FOLDER, file))), verbosity: 0 }).promise
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({ scale: SCALE })
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    // Rendered where there is no document: the canvas is one of its own kind, with the same context.
    await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise
    const name = `${file.replace('.pdf', '')}-${String(number).padStart(2, '0')}.png`
    writeFileSync(join(PICTURES, name), canvas.toBuffer('image/png'))
    // The foot of a page is not its content.
    const { data } = context.getImageData(0, 0, width, Math.floor(height * 0.94))
    expect.soft(inkOf(data), name).toBeGreaterThan(LEAST_INK)
  }
})

/** Share of pixels that differ from the first, the page's corner. */
function inkOf(pixels: Uint8ClampedArray): number {
  let ink = 0
  for (let at = 0; at < pixels.length; at += 4) {
    if (Math.abs(pixels[at] - pixels[0]) + Math.abs(pixels[at + 1] - pixels[1]) + Math.abs(pixels[at + 2] - pixels[2]) > 40)
      ink += 1
  }
  return ink / (pixels.length / 4)
}
