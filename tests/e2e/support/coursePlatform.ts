import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Frame, Page } from 'playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { unzipSync } from 'fflate'
import { expect } from 'playwright/test'

export type ScormKind = 'scorm12' | 'scorm2004'

const TYPES: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', txt: 'text/plain', woff2: 'font/woff2', xml: 'text/xml' }

/** The files of a package, as a platform unpacks it. */
export function packageFiles(kind: string): Record<string, Uint8Array> {
  const path = `dist/lms/co-evolution-deck-${kind}.zip`
  if (!existsSync(path))
    throw new Error(`There is no ${path}: npm run build:lms makes it.`)
  return unzipSync(new Uint8Array(readFileSync(path)))
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request)
    chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Asked for again each time, and yet kept by a browser for its Back. */
export const answer = (response: ServerResponse, code: number, body = '', type = 'application/json'): void => {
  response.writeHead(code, { 'content-type': type, 'cache-control': 'no-cache' }).end(body)
}

/** What a package is built with (`npm run build:lms -- --pass 0.7 --complete sort`): it stands in its page. */
export interface BuiltWith { pass?: number, complete?: readonly string[] }

function builtWith(page: Uint8Array, options: BuiltWith): Uint8Array {
  return Buffer.from(Buffer.from(page).toString('utf8').replace(/(<meta name="course" content=")([^"]*)/, (_, start: string, config: string) =>
    start + JSON.stringify({ ...JSON.parse(config.replaceAll('&quot;', '"')) as object, ...options }).replaceAll('"', '&quot;')))
}

/** A server that gives out one package under /course/, another page of the course under /elsewhere, and what `more` answers. */
export async function serveCourse(kind: string, more: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>, options: BuiltWith = {}): Promise<{ server: Server, origin: string, lost: { now: boolean } }> {
  const files = packageFiles(kind)
  files['index.html'] = builtWith(files['index.html'], options)
  const lost = { now: false }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://platform')
    void more(request, response, url).then((done) => {
      if (done)
        return
      if (url.pathname === '/elsewhere')
        return answer(response, 200, '<title>Course</title><h1>Course</h1>', 'text/html')
      const name = url.pathname.replace(/^\/course\//, '')
      // A log-in page comes in the place of everything.
      if (lost.now)
        return answer(response, 200, '<title>Log in</title>', 'text/html')
      return Object.hasOwn(files, name)
        ? void response.writeHead(200, { 'content-type': TYPES[name.split('.').at(-1)!] ?? 'application/octet-stream' }).end(files[name])
        : answer(response, 404, '404', 'text/plain')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, lost }
}

/** What lies at the platform of a learner: flat, as a report reads it. */
export type Cmi = Record<string, string>

/**
 * A platform of SCORM around the page, in a frame, with `scorm-again` as what it takes and refuses. It keeps what is committed by
 * learner; each commit goes by a beacon, as browsers let a page that goes send nothing else.
 */
export async function scormPlatform(kind: ScormKind, options: BuiltWith = {}) {
  const kept = new Map<string, Cmi>()
  const commits: string[] = []
  const script = readFileSync(`node_modules/scorm-again/dist/${kind}.min.js`, 'utf8')
  const { server, origin, lost } = await serveCourse(kind, async (request, response, { pathname, searchParams }) => {
    const learner = searchParams.get('learner') ?? ''
    if (pathname === '/scorm-again.js')
      answer(response, 200, script, 'text/javascript')
    else if (pathname === '/platform')
      answer(response, 200, pageOf(kind, kept.get(learner) ?? {}, searchParams), 'text/html; charset=utf-8')
    else if (pathname === '/commit') {
      const { cmi, why } = JSON.parse(await bodyOf(request)) as { cmi: Cmi, why: string }
      kept.set(learner, { ...kept.get(learner), ...cmi })
      commits.push(why)
      answer(response, 200)
    }
    else return false
    return true
  }, options)
  return {
    kept,
    commits,
    lost,
    /** Where a learner opens the page. */
    address: (learner: string, more: Record<string, string> = {}): string => `${origin}/platform?${new URLSearchParams({ learner, ...more })}`,
    elsewhere: `${origin}/elsewhere`,
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
export type ScormPlatform = Awaited<ReturnType<typeof scormPlatform>>

/**
 * The page of the platform. `window.mood`: `normal`; `lies`, which says true and stores nothing, as Moodle does without a network;
 * `refuses`, which says false. `window.refused`: what was not taken.
 */
function pageOf(kind: ScormKind, cmi: Cmi, options: URLSearchParams): string {
  const mode = options.get('mode') ?? 'normal'
  const is12 = kind === 'scorm12'
  const start: Cmi = is12
    ? { 'cmi.core.student_id': options.get('learner')!, 'cmi.core.student_name': 'L, L', 'cmi.core.lesson_mode': mode, 'cmi.core.credit': 'credit', 'cmi.core.entry': cmi['cmi.suspend_data'] ? 'resume' : 'ab-initio' }
    : { 'cmi.learner_id': options.get('learner')!, 'cmi.learner_name': 'L', 'cmi.mode': mode, 'cmi.credit': 'credit', 'cmi.entry': cmi['cmi.suspend_data'] ? 'resume' : 'ab-initio' }
  const again = is12 ? ['cmi.suspend_data', 'cmi.core.lesson_status', 'cmi.core.lesson_location', 'cmi.core.score.raw'] : ['cmi.suspend_data', 'cmi.completion_status', 'cmi.success_status', 'cmi.location', 'cmi.score.raw', 'cmi.score.scaled']
  return `<!DOCTYPE html><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Platform</title>
<style>html, body { margin: 0; height: 100%; } iframe { display: block; width: 100%; height: 100%; border: 0; }</style>
<script src="/scorm-again.js"></script>
<script>
const is12 = ${is12}
const inner = is12 ? new Scorm12API({ autocommit: false, logLevel: 5 }) : new Scorm2004API({ autocommit: false, logLevel: 5 })
inner.loadFromFlattenedJSON(${JSON.stringify({ ...start, ...Object.fromEntries(again.filter(name => cmi[name] !== undefined).map(name => [name, cmi[name]])) })}, '')
window.mood = 'normal'
window.refused = []
window.sets = []
let pending = {}
function commit(why) {
  if (mood === 'refuses') return 'false'
  if (mood === 'lies') { pending = {}; return 'true' }
  navigator.sendBeacon('/commit?learner=' + encodeURIComponent(${JSON.stringify(options.get('learner'))}), JSON.stringify({ cmi: pending, why }))
  pending = {}
  return 'true'
}
function set(name, value) {
  const took = String(is12 ? inner.LMSSetValue(name, value) : inner.SetValue(name, value))
  if (took !== 'true') refused.push(name + ' = ' + value + ' (' + (is12 ? inner.LMSGetLastError() : inner.GetLastError()) + ')')
  else { pending[name] = value; sets.push(name) }
  return took
}
const get = name => is12 ? inner.LMSGetValue(name) : inner.GetValue(name)
let open = false
let ended = false
// What was finished is begun again by no call in 2004 (error 104), and by some platforms in 1.2.
function initialize() { if (ended && !is12) return 'false'; open = String(is12 ? inner.LMSInitialize('') : inner.Initialize('')) === 'true'; return String(open) }
function finish() { commit('finish'); open = false; ended = true; return 'true' }
const calls = { initialize, finish, get, set: (n, v) => open ? set(n, v) : 'false', commit: () => open ? commit('commit') : 'false', error: () => '0' }
if (is12) window.API = { LMSInitialize: calls.initialize, LMSFinish: calls.finish, LMSGetValue: calls.get, LMSSetValue: calls.set, LMSCommit: calls.commit, LMSGetLastError: calls.error }
else window.API_1484_11 = { Initialize: calls.initialize, Terminate: calls.finish, GetValue: calls.get, SetValue: calls.set, Commit: calls.commit, GetLastError: calls.error }
</script>
<iframe id="sco" src="/course/index.html?lang=${options.get('lang') ?? 'zh'}${options.get('hash') ?? ''}"></iframe>`
}

/** The page within the platform's frame, once it is there. */
export async function openCourse(page: Page, address: string): Promise<Frame> {
  await page.goto(address)
  const frame = await (await page.waitForSelector('#sco')).contentFrame()
  await frame!.locator('#first').waitFor({ state: 'detached' })
  return frame!
}

/** What the platform refused of what it was given. */
export const refusedBy = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { refused: string[] }).refused)

export const setMood = (page: Page, mood: 'normal' | 'lies' | 'refuses'): Promise<void> => page.evaluate((now) => { (window as unknown as { mood: string }).mood = now }, mood)

/** Past the statement before the first answer. */
export async function begin(frame: Frame): Promise<void> {
  await frame.locator('[data-action="course-begin"]').click()
  await expect(frame.locator('main h1').first()).toBeVisible()
}

/** To a part of the page. */
export const turn = (frame: Frame, part: string): Promise<void> => frame.evaluate((hash) => { location.hash = hash }, `#/${part}`)

export const link = (frame: Frame) => frame.locator('[data-course]').first()

export async function anotherDevice(context: BrowserContext, options: Parameters<NonNullable<ReturnType<BrowserContext['browser']>>['newContext']>[0] = {}): Promise<Page> {
  return (await context.browser()!.newContext({ locale: 'zh-CN', ...options })).newPage()
}
