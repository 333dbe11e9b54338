// What opening the cover costs, beside the plain deck in the same run.
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright'
import { say } from '../lib/run.ts'
import { serveDist } from '../lib/serve.ts'
import { PLAIN } from './plain.ts'
import { REVEAL } from './reveal.ts'
import { ratio, row } from './table.ts'

// Slidev loads the rest of the slides 3 s after the start; 6.5 s leaves it time to do so.
export const SETTLE_MS = 6500
/** Of what the plain deck fetches. */
const MOST_JS = 0.55
/** kB on the cover, those in the page itself among them. */
const MOST_FONTS = 150

/** kB of JavaScript (gzip) and of fonts (woff2 as it is), number of files, requests to other hosts. */
interface Load { js: number, font: number, files: number, outside: number }

async function opening(browser: Browser, outDir: string, port: number): Promise<{ atLoad: Load, later: Load }> {
  const server = await serveDist({ outDir, port, host: '127.0.0.1' })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const start = Date.now()
    let loadedAt = Infinity
    let outside = 0
    const answers: Promise<{ at: number, kind: string | undefined, kb: number }>[] = []
    page.on('load', () => {
      loadedAt = Date.now() - start
    })
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url))
        outside += 1
    })
    page.on('requestfinished', (request) => {
      const at = Date.now() - start
      answers.push(request.response().then(async (response) => {
        const type = response?.headers()['content-type'] ?? ''
        const kind = type.includes('javascript') ? 'js' : /font|woff2/.test(type + request.url()) ? 'font' : undefined
        if (!kind || !response)
          return { at, kind: undefined, kb: 0 }
        const body = await response.body()
        return { at, kind, kb: (kind === 'js' ? gzipSync(body).length : body.length) / 1024 }
      }).catch(() => ({ at, kind: undefined, kb: 0 })))
    })
    await page.goto(server.url, { waitUntil: 'load' })
    await page.waitForTimeout(Math.max(0, SETTLE_MS - (Date.now() - start)))
    const all = await Promise.all(answers)
    // Written into the page: base64, four letters for three bytes; a woff2 begins with these letters.
    const inPage = [...(await page.content()).matchAll(/d09GMg[A-Za-z\d+/=]+/g)].reduce((sum, [text]) => sum + text.length * 0.75 / 1024, 0)
    const upTo = (until: number): Load => {
      const counted = all.filter(answer => answer.at <= until && answer.kind)
      const kb = (kind: string) => counted.filter(answer => answer.kind === kind).reduce((sum, answer) => sum + answer.kb, 0)
      return { js: kb('js'), font: kb('font') + inPage, files: counted.length, outside }
    }
    return { atLoad: upTo(loadedAt), later: upTo(SETTLE_MS) }
  }
  finally {
    await context.close()
    await server.close()
  }
}

export async function measureOpening(browser: Browser) {
  const ours = await opening(browser, 'dist', 4181)
  const plain = await opening(browser, `${PLAIN}/dist`, 4182)
  const reveal = await opening(browser, `${REVEAL}/dist`, 4183)
  say(`\nOpening the cover (kB; JavaScript gzip, fonts as woff2).`, '打开封面。')
  row('', 'this deck', 'plain Slidev', 'reveal.js', 'to plain Slidev')
  for (const [when, key] of [['at load', 'atLoad'], [`within ${SETTLE_MS / 1000} s`, 'later']] as const) {
    const [a, b, c] = [ours[key], plain[key], reveal[key]]
    const verdict = key === 'later' ? `, target ≤ ${MOST_JS.toFixed(2)}×: ${a.js <= b.js * MOST_JS ? 'met' : 'MISSED'}` : ''
    row(`JavaScript ${when}`, a.js.toFixed(1), b.js.toFixed(1), c.js.toFixed(1), `${ratio(a.js, b.js)}${verdict}`)
    row(`fonts ${when}`, a.font.toFixed(1), b.font.toFixed(1), c.font.toFixed(1), key === 'later' ? `target ≤ ${MOST_FONTS} kB: ${a.font <= MOST_FONTS ? 'met' : 'MISSED'}` : '')
    row(`files ${when}`, String(a.files), String(b.files), String(c.files), ratio(a.files, b.files))
  }
  row('requests to outside', String(ours.later.outside), String(plain.later.outside), String(reveal.later.outside), '')
  say('The plain deck has no theme here; with a theme its web fonts would come from outside, uncounted.', '对比课件未用主题；用主题时其网络字体来自外部，不计入。')
}
