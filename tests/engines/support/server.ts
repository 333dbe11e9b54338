import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveDist } from '../../../scripts/lib/serve.ts'

/** What a page writes down of what goes wrong in it. */
export const FAULTS = 'test-faults'
/** In an address (`Where.query`): the deck is taken to be on the web, and has codes for phones. */
export const PUBLIC = `${FAULTS}-public`

/** Runs in the page, before anything of its own where it can: the one way that every engine has of telling what went wrong. */
export function watch(name: string): void {
  const note = (fault: string): void =>
    sessionStorage.setItem(name, JSON.stringify([...JSON.parse(sessionStorage.getItem(name) ?? '[]') as string[], fault]))
  const told = (given: unknown): string => given instanceof Error ? `${given.name}: ${given.message} ${given.stack ?? ''}` : String(given)
  addEventListener('error', ({ target, message, filename, lineno }) => {
    // What is fetched ahead is given up when the page is left; were it missing, the server would have said so.
    if (target instanceof Element && !target.matches('link[rel$="preload"]'))
      note(`not loaded: ${target.outerHTML.slice(0, 200)}`)
    // A board that fits itself into its room changes what it has just been told: it is told again before the next picture.
    else if (!(target instanceof Element) && !message.startsWith('ResizeObserver loop'))
      note(`page error: ${message} (${filename}:${lineno})`)
  }, true)
  // Slidev asks to keep the screen awake, and does not look whether a browser without a screen has refused.
  const refused = new WeakSet<object>()
  const lock = (navigator as { wakeLock?: WakeLock }).wakeLock
  const keepAwake = lock?.request.bind(lock)
  if (lock && keepAwake)
    lock.request = type => keepAwake(type).catch((reason: object) => { throw refused.add(reason) && reason })
  addEventListener('unhandledrejection', ({ reason }) => refused.has(reason as object) || note(`unhandled: ${told(reason)}`))
  if (location.search.includes(`${name}-public`))
    (window as { deckPublicUrl?: string }).deckPublicUrl = 'https://example.org/deck/'
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => note(`policy: ${violatedDirective} ${blockedURI}`))
  for (const grade of ['error', 'warn'] as const) {
    const say = console[grade]
    console[grade] = (...all: unknown[]) => {
      note(`console ${grade}: ${all.map(told).join(' ')}`)
      say(...all)
    }
  }
}

export interface Site {
  /** With its last slash. */
  url: string
  /** What was asked for and is not there, since the last time. */
  missing: () => string[]
  /** As if the network were gone: nothing answers any more. */
  close: () => Promise<void>
}

/** The build, whose pages write down what goes wrong in them. */
export async function serveWatched(): Promise<Site> {
  const missing: string[] = []
  const served = await serveDist({
    port: 0,
    host: '127.0.0.1',
    plugins: [{
      name: 'watched',
      configurePreviewServer({ middlewares }) {
        middlewares.use((request, response, next) => {
          const path = new URL(request.url ?? '/', 'http://deck').pathname
          // Browsers ask for it by themselves, beside what is no page.
          response.on('finish', () => response.statusCode >= 400 && path !== '/favicon.ico' && missing.push(`${response.statusCode}: ${path}`))
          if (path === '/test-watch.js')
            response.writeHead(200, { 'content-type': 'text/javascript' }).end(`(${watch})(${JSON.stringify(FAULTS)})`)
          else if (/^\/(?:45\/|study\/)?$/.test(path))
            response.writeHead(200, { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-cache' }).end(readFileSync(join('dist', path, 'index.html'), 'utf8').replace('<head>', '<head><script src="/test-watch.js"></script>'))
          else
            next()
        })
      },
    }],
  })
  return { url: `http://127.0.0.1:${served.port}/`, missing: () => missing.splice(0), close: served.close }
}
