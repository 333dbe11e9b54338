import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Canvas } from '@napi-rs/canvas'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FOLDER, LANGUAGES } from './opened'

/** Pictures of all pages, as Firefox (pdf.js) and Chrome (PDFium) show them, are left here for people to look at. */
const PICTURES = join(FOLDER, 'pages')
/** Pixels a point: 100 dpi, enough to read what stands on a page. */
const SCALE = 100 / 72
/** Share of a page that is not paper, at least: a line of text has more. */
const LEAST_INK = 0.0005

/*
 * Two programs that share no code must draw the same page, or it holds something that only some of them can draw: a pattern, a
 * mask. Letters and hair lines they all draw a little differently: so at 50 dpi, and blurred.
 */
/** Pixels, the deviation of the blur. */
const BLUR = 3
/** Of 255 steps of grey. */
const FAR_APART = 40
/** Pixels of a page. */
const FEW = 150

/** Slides lie on the lecture handout as well, and the answers are pages like the worksheet's. */
const KINDS = process.env.DECK_TESTS === 'short' ? ['handout', 'worksheet'] : ['slides', 'handout', 'worksheet', 'answers']
const drawn = KINDS.flatMap(kind => LANGUAGES.map(lang => `${kind}-${lang}.pdf`))

rmSync(PICTURES, { recursive: true, force: true })
mkdirSync(PICTURES, { recursive: true })

let pdfium: PDFiumLibrary
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init()
})
afterAll(() => pdfium.destroy())

it.each(drawn)('%s: no page looks like a blank one, and two programs draw it alike', { timeout: 300_000 }, async (file) => {
  const bytes = readFileSync(join(FOLDER, file))
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const other = await pdfium.loadDocument(bytes)
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({ scale: SCALE })
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    const context = canvas.getContext('2d')
    // Rendered where there is no document: the canvas is one of its own kind, with the same context.
    await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise
    page.cleanup()
    const { data: drawn, width, height } = await other.getPage(number - 1).render({ width: canvas.width, height: canvas.height, render: 'bitmap' })

    const name = `${file.replace('.pdf', '')}-${String(number).padStart(2, '0')}`
    const second = canvasOf(drawn, width, height)
    writeFileSync(join(PICTURES, `${name}-firefox.png`), canvas.toBuffer('image/png'))
    writeFileSync(join(PICTURES, `${name}-chrome.png`), second.toBuffer('image/png'))
    // The foot of a page is not its content.
    const { data } = context.getImageData(0, 0, canvas.width, Math.floor(canvas.height * 0.94))
    expect.soft(inkOf(data), name).toBeGreaterThan(LEAST_INK)
    expect.soft(differing(blurred(canvas), blurred(second)), `pixels of ${name} that differ`).toBeLessThanOrEqual(FEW)
  }
  other.destroy()
})

/** A picture of PDFium's: red, green, blue and alpha of each pixel. */
function canvasOf(pixels: Uint8Array, width: number, height: number): Canvas {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  image.data.set(pixels)
  context.putImageData(image, 0, 0)
  return canvas
}

/** Half as large, which is 50 dpi, and blurred: four bytes a pixel. */
function blurred(canvas: Canvas): Uint8ClampedArray {
  const width = Math.floor(canvas.width / 2)
  const height = Math.floor(canvas.height / 2)
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  const small = createCanvas(width, height)
  const halved = small.getContext('2d').createImageData(width, height)
  // Each pixel the mean of four: scaled by drawing, a hair line is there or not by where it lies.
  for (let at = 0; at < halved.data.length; at += 1) {
    const pixel = at >> 2
    const from = (Math.floor(pixel / width) * 2 * canvas.width + (pixel % width) * 2) * 4 + (at & 3)
    halved.data[at] = (data[from] + data[from + 4] + data[from + canvas.width * 4] + data[from + canvas.width * 4 + 4]) / 4
  }
  small.getContext('2d').putImageData(halved, 0, 0)
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.filter = `blur(${BLUR}px)`
  context.drawImage(small, 0, 0)
  return context.getImageData(0, 0, width, height).data
}

/** How many pixels are far apart in grey, in two pictures of one size. */
function differing(one: Uint8ClampedArray, two: Uint8ClampedArray): number {
  const grey = (pixels: Uint8ClampedArray, at: number) => 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2]
  let count = 0
  for (let at = 0; at < one.length; at += 4) {
    if (Math.abs(grey(one, at) - grey(two, at)) > FAR_APART)
      count += 1
  }
  return count
}

/** Share of pixels that differ from the first, the page's corner. */
function inkOf(pixels: Uint8ClampedArray): number {
  let ink = 0
  for (let at = 0; at < pixels.length; at += 4) {
    if (Math.abs(pixels[at] - pixels[0]) + Math.abs(pixels[at + 1] - pixels[1]) + Math.abs(pixels[at + 2] - pixels[2]) > 40)
      ink += 1
  }
  return ink / (pixels.length / 4)
}
