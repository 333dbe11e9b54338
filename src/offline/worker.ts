import { cacheName, isHashed, outdated, wanted } from './model/offlineCopy'

/*
 * The service worker, built beside the deck by build/offline.ts as sw.js. It keeps every file of the build, gives
 * the page from the network while that answers and from the copy when it does not, and files from the copy. A new version
 * is kept beside the old one; a page that is open goes on with its own files until the reader reloads it.
 */

/** Filled in by the build: a hash of all files, and their paths. */
declare const __OFFLINE_VERSION__: string
declare const __OFFLINE_FILES__: readonly string[]

// The types of workers do not go together with those of pages: these few are what is used.
interface LifeEvent extends Event { waitUntil: (work: Promise<unknown>) => void }
interface AskEvent extends Event { request: Request, respondWith: (answer: Promise<Response>) => void }
interface Worker {
  registration: { scope: string }
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: ((type: 'install' | 'activate', listener: (event: LifeEvent) => void) => void)
    & ((type: 'fetch', listener: (event: AskEvent) => void) => void)
    & ((type: 'message', listener: (event: MessageEvent) => void) => void)
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
  if (!answer.ok || answer.redirected || isPage !== (path === ''))
    throw new Error(`${address} can't be kept: ${answer.status}`)
  // Half of a deployment: the files of one version, the page of another.
  if (path === '' && !(await answer.clone().text()).includes(__OFFLINE_VERSION__))
    throw new Error('the page is of another version')
  await cache.put(address, answer)
}

/** All files; after a failure the next attempt goes on where this one stopped. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(own)
  const there = new Set((await cache.keys()).map(request => request.url))
  const missing = ['', ...files].filter(path => !there.has(scope + path))
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    for (let path = missing.shift(); path !== undefined; path = missing.shift())
      await keep(path, cache)
  }))
}

async function page(request: Request): Promise<Response> {
  const kept = await caches.match(scope, { cacheName: own, ignoreVary: true })
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

worker.addEventListener('install', event => event.waitUntil(keepAll().then(() => worker.skipWaiting())))

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

/** A page asks which version this is, to know whether its own is older. */
worker.addEventListener('message', event => event.ports[0]?.postMessage(__OFFLINE_VERSION__))
