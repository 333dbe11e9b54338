import type { PAGES} from './model/offlineCopy';
import { cacheName, isFirst, isHashed, outdated, pageOf, wanted } from './model/offlineCopy'

/*
 * The service worker, built beside the deck by build/offline.ts as sw.js. It keeps every file of the build, the student's
 * page first: with that it begins to work, and keeps the deck after it. It gives pages from the network while that answers
 * and from the copy when it does not, and files from the copy. A new version is kept beside the old one; a page that is open
 * goes on with its own files until the reader reloads it.
 */

/** Filled in by the build: a hash of all files, their paths, and the pages among `PAGES` that it has. */
declare const __OFFLINE_VERSION__: string
declare const __OFFLINE_FILES__: readonly string[]
declare const __OFFLINE_PAGES__: readonly typeof PAGES[number][]

// The types of workers do not go together with those of pages: these few are what is used.
interface LifeEvent extends Event { waitUntil: (work: Promise<unknown>) => void }
interface AskEvent extends Event { request: Request, respondWith: (answer: Promise<Response>) => void }
interface Worker {
  registration: { scope: string }
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: ((type: 'install' | 'activate', listener: (event: LifeEvent) => void) => void)
    & ((type: 'fetch', listener: (event: AskEvent) => void) => void)
    & ((type: 'message', listener: (event: MessageEvent & LifeEvent) => void) => void)
}
const worker = self as unknown as Worker

const { scope } = worker.registration
const own = cacheName(scope, __OFFLINE_VERSION__)
const files: ReadonlySet<string> = new Set(__OFFLINE_FILES__)

/** Files fetched at a time: what somebody is looking at goes first. */
const AT_A_TIME = 4
/** How long a network that does not answer keeps the kept page back, ms. */
const PATIENCE = 3000

async function keep(path: string, cache: Cache): Promise<void> {
  const address = scope + path
  const kept = isHashed(path) ? await caches.match(address, { ignoreVary: true }) : undefined
  const answer = kept ?? await fetch(address, { cache: isHashed(path) ? 'default' : 'no-cache' })
  // A page in place of a file: a sign-in page of the network, or a server that knows no "not found".
  const isPage = (answer.headers.get('content-type') ?? '').includes('text/html')
  const page = __OFFLINE_PAGES__.some(one => one === path)
  if (!answer.ok || answer.redirected || isPage !== page)
    throw new Error(`${address} can't be kept: ${answer.status}`)
  // Half of a deployment: the files of one version, the page of another.
  if (page && !(await answer.clone().text()).includes(__OFFLINE_VERSION__))
    throw new Error('the page is of another version')
  await cache.put(address, answer)
}

/** What is kept first: the student's page where the build has one, else all. */
const first = (path: string): boolean => !__OFFLINE_PAGES__.some(isFirst) || isFirst(path)

/** Files by what they are; after a failure the next attempt goes on where this one stopped. */
async function keepAll(which: (path: string) => boolean): Promise<void> {
  const cache = await caches.open(own)
  const there = new Set((await cache.keys()).map(request => request.url))
  const missing = [...__OFFLINE_PAGES__, ...files].filter(path => which(path) && !there.has(scope + path))
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    for (let path = missing.shift(); path !== undefined; path = missing.shift())
      await keep(path, cache)
  }))
}

async function page(request: Request): Promise<Response> {
  const address = scope + pageOf(request.url, scope)
  // While a new version's deck is still on its way, the one before it opens.
  const kept = await caches.match(address, { cacheName: own, ignoreVary: true }) ?? await caches.match(address, { ignoreVary: true })
  if (!kept)
    return fetch(request)
  const late = new Promise<Response>(resolve => setTimeout(() => resolve(kept), PATIENCE))
  const fresh = fetch(request).then(answer => answer.ok || answer.type === 'opaqueredirect' ? answer : kept, () => kept)
  return Promise.race([fresh, late])
}

async function file(request: Request): Promise<Response> {
  const options = { ignoreSearch: true, ignoreVary: true }
  return await caches.match(request, { ...options, cacheName: own }) ?? await caches.match(request, options) ?? fetch(request)
}

worker.addEventListener('install', event => event.waitUntil(keepAll(first).then(() => worker.skipWaiting())))

worker.addEventListener('activate', event => event.waitUntil((async () => {
  await Promise.all(outdated(await caches.keys(), scope, __OFFLINE_VERSION__).map(name => caches.delete(name)))
  await worker.clients.claim()
})()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const what = request.method === 'GET' ? wanted(request.url, request.mode === 'navigate', scope, files) : null
  if (what !== null)
    event.respondWith(what === 'page' ? page(request) : file(request))
})

/** A page asks which version this is, to know whether its own is older; or for all the rest, and is told when it is there. */
worker.addEventListener('message', (event) => {
  const [port] = event.ports
  if (event.data !== 'all')
    return port?.postMessage(__OFFLINE_VERSION__)
  event.waitUntil(keepAll(() => true).then(() => port?.postMessage('kept'), () => port?.postMessage('failed')))
})
