// The student's page on slow lines and a cheap phone: when its first text is there, when the board can be used, and what that took.
import { spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { createGzip } from 'node:zlib'
import process from 'node:process'
import type { Browser } from 'playwright'
import { findBrowser, launchOptions } from '../lib/browser.ts'
import { root, say } from '../lib/run.ts'
import { BEFORE } from './before.ts'
import { PLAYER } from './player.ts'
import { median, ratio, row } from './table.ts'

/** kbit/s, ms from question to answer. */
const LINES = [
  { en: 'slow 3G', rate: 400, wait: 2000, times: 3 },
  { en: '3G', rate: 1400, wait: 562, times: 3 },
  { en: 'slow Wi-Fi', rate: 2000, wait: 150, times: 3 },
]
const SLOWER = 4
const LIMIT = '.bench/limit'
const BOARD = '[data-sorter="core"] [data-card] [data-grab]'
const TARGETS = { text: 0.25, board: 0.33, kbText: 40, kbBoard: 130 }

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.txt': 'text/plain', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2', '.woff': 'font/woff',
}

/** As most hosts do, with gzip. */
function serve(folder: string): Promise<{ url: string, server: Server }> {
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname))
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
    if (!file.startsWith(folder) || !existsSync(file))
      return response.writeHead(404).end()
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const zips = !/woff|octet/.test(type)
    response.writeHead(200, { 'content-type': type, ...zips && { 'content-encoding': 'gzip' } })
    if (zips)
      createReadStream(file).pipe(createGzip()).pipe(response)
    else
      createReadStream(file).pipe(response)
  })
  return new Promise(done => server.listen(0, '127.0.0.1', () => done({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server })))
}

/** One page with the first lines, and behind them the board's code as bytes: sooner it can't be. */
function writeLimit(): void {
  const study = join(root, 'dist/study')
  const [, first = ''] = /<div id="first">([\s\S]*)<\/div>\s*<\/body>/.exec(readFileSync(join(study, 'index.html'), 'utf8')) ?? []
  const code = readdirSync(join(study, 'assets')).filter(name => /^(?:main|board)-.*\.js$/.test(name)).map(name => readFileSync(join(study, 'assets', name), 'utf8')).join('\n')
  const folder = join(root, LIMIT, 'dist')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>-</title><body>${first}<script type="text/plain">${code.replaceAll('</', '<\\/')}</script><p data-line>.</p></body></html>`)
}

interface Seen { text: number, board: number, kbText: number, kbBoard: number, fonts: number }

async function openOnce(browser: Browser, url: string, usable: string, { rate, wait }: typeof LINES[number]): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.addInitScript((selector) => {
      const look = (): void => {
        const element = document.querySelector<HTMLElement>(selector)
        if (element?.checkVisibility() && !element.closest('[inert]'))
          Object.assign(window, { usableAt: performance.now() })
        else
          requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }, usable)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: wait, downloadThroughput: rate * 125, uploadThroughput: rate * 125 })
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    // In seconds of the browser's own clock; what came, and of which file.
    const came: { at: number, bytes: number }[] = []
    let begun = 0
    let fonts = 0
    devtools.on('Network.requestWillBeSent', ({ timestamp, type }) => {
      begun ||= timestamp
      fonts += type === 'Font' ? 1 : 0
    })
    // Whole files, with their heads: what comes in pieces is not told as it goes over the line.
    devtools.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => came.push({ at: timestamp, bytes: encodedDataLength }))
    await page.goto(url, { waitUntil: 'commit', timeout: 120_000 })
    await page.waitForFunction(() => 'usableAt' in window, undefined, { timeout: 120_000 })
    // What is drawn at once with it is told of a little later.
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, { timeout: 20_000 })
    const seen = await page.evaluate(() => ({
      text: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      board: (window as unknown as { usableAt: number }).usableAt,
    }))
    const kb = (until: number) => came.filter(({ at }) => (at - begun) * 1000 <= until).reduce((sum, { bytes }) => sum + bytes, 0) / 1024
    return { ...seen, kbText: kb(seen.text), kbBoard: kb(seen.board), fonts }
  }
  finally {
    await context.close()
  }
}

/**
 * The same browser where the system draws no Chinese: the fonts that could are kept from it. Null where there is no way to say so
 * (fontconfig is Linux's), or no such font to begin with.
 */
async function withoutChinese(browser: Browser): Promise<Browser | null> {
  const { status, stdout } = spawnSync('fc-list', ['--format', '%{file}\n', ':charset=4e2d'], { encoding: 'utf8' })
  const fonts = [...new Set(status === 0 ? stdout.split('\n').filter(Boolean) : [])]
  if (fonts.length === 0)
    return null
  const folder = join(root, LIMIT)
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'fonts.conf')
  writeFileSync(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont>${fonts.map(file => `<glob>${file}</glob>`).join('')}</rejectfont></selectfont></fontconfig>`)
  return browser.browserType().launch({ ...launchOptions(findBrowser({ windowless: true })), env: { ...process.env as Record<string, string>, FONTCONFIG_FILE: config } })
}

const PAGES = [
  { name: 'this page', folder: 'dist', path: 'study/#/sort', usable: BOARD },
  { name: 'before', folder: `${BEFORE}/dist`, path: '#/study/sort', usable: BOARD },
  { name: 'H5P player alone', folder: `${PLAYER}/dist`, path: '', usable: '[data-line]' },
  { name: 'the limit', folder: `${LIMIT}/dist`, path: '', usable: '[data-line]' },
]

/** @param urls of PAGES, in their order; fewer leave the last ones out. */
async function measureLine(browser: Browser, line: typeof LINES[number], urls: readonly string[], where: string): Promise<void> {
  const pages = PAGES.slice(0, urls.length)
  const runs = pages.map((): Seen[] => [])
  // In turn: what else the machine does falls on all of them.
  for (let time = 0; time < line.times; time++) {
    for (const [index, { path, usable }] of pages.entries())
      runs[index].push(await openOnce(browser, `${urls[index]}${path}`, usable, line))
  }
  const middle = (index: number, key: keyof Seen) => median(runs[index].map(run => run[key]))
  say(`\nThe board on a phone, ${where}${line.en} (${line.rate} kbit/s, ${line.wait} ms), processor ${SLOWER} × slower, median of ${line.times}.`, '手机上打开放卡。')
  row('', 'first text s', 'board s', 'kB to text', 'kB to board', 'fonts by then')
  for (const [index, { name }] of pages.entries())
    row(name, (middle(index, 'text') / 1000).toFixed(1), (middle(index, 'board') / 1000).toFixed(1), middle(index, 'kbText').toFixed(0), middle(index, 'kbBoard').toFixed(0), middle(index, 'fonts').toFixed(0))
  const verdict = (value: number, target: number) => value <= target ? 'met' : 'MISSED'
  const [text, board] = (['text', 'board'] as const).map(key => middle(0, key) / middle(1, key))
  row('to before', ratio(middle(0, 'text'), middle(1, 'text')), ratio(middle(0, 'board'), middle(1, 'board')), '', '', `targets ≤ ${TARGETS.text}×: ${verdict(text, TARGETS.text)}; ≤ ${TARGETS.board}×: ${verdict(board, TARGETS.board)}; ≤ ${TARGETS.kbText} kB: ${verdict(middle(0, 'kbText'), TARGETS.kbText)}; ≤ ${TARGETS.kbBoard} kB: ${verdict(middle(0, 'kbBoard'), TARGETS.kbBoard)}`)
}

export async function measureSlow(browser: Browser): Promise<void> {
  writeLimit()
  const servers = await Promise.all(PAGES.map(({ folder }) => serve(join(root, folder))))
  const urls = servers.map(({ url }) => url)
  try {
    for (const line of LINES)
      await measureLine(browser, line, urls, '')
    const plain = await withoutChinese(browser)
    if (!plain)
      return say('No row without a Chinese font of the system: there is none to be kept from the browser.', '系统里没有可屏蔽的中文字体，这一行不测。')
    try {
      // The deck's own face is asked for here, once the board can be used.
      await measureLine(plain, LINES[0], urls.slice(0, 2), 'no Chinese font in the system, ')
    }
    finally {
      await plain.close()
    }
  }
  finally {
    servers.forEach(({ server }) => server.close())
  }
}
