// @ts-check
// Serves a built deck as a static host does: no rewriting, and the build's 404.html for what is not there. Only what the build
// wrote itself.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './run.mjs'

/** What a build writes and what public/ may hold. Not what other commands put beside it: PDF, PowerPoint, the lecture as one page, logs. */
const OWN = /^(?:|index\.html|404\.html|licenses\.txt|version\.txt|(?!single\/|handouts\/).*\.(?:js|css|woff2|svg|png|jpe?g|webp|avif|gif|ico|mp3|mp4|json|webmanifest))$/i

/**
 * What a host answers that does not have a file: GitHub Pages does so with one page for all folders, the outermost one's.
 * @param {import('node:http').ServerResponse} response
 * @param {string} folder of the build
 */
function sendNotFound(response, folder) {
  const page = join(folder, '404.html')
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(existsSync(page) ? readFileSync(page) : '404')
}

/**
 * Whether an address asks for something of the build: also not for a file or folder whose name begins with a dot, nor for
 * a way out of the folder.
 * @param {string} url of a request, without the host
 */
export function isOfBuild(url) {
  let path
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ''))
  }
  catch {
    return false
  }
  const parts = path.split(/[/\\]+/).filter(part => part !== '')
  if (path.includes('\0') || parts.some(part => part.startsWith('.')))
    return false
  // The short lecture is a build like the long one, in a folder of its own.
  return OWN.test((parts[0] === '45' ? parts.slice(1) : parts).join('/'))
}

/**
 * The page with the address at which others find it, for the code on its slides: a computer does not know its own name in the
 * network, and a page that asked for it would ask every other server, too.
 * @param {string} html
 * @param {string} origin such as "http://192.168.1.20:4173"
 */
export const withOrigin = (html, origin) => html.replace('</head>', `<meta name="deck-origin" content="${origin}">\n</head>`)

/**
 * @param {object} [options]
 * @param {number} [options.port]
 * @param {boolean} [options.strictPort] fail where the port is taken; else the next that is free
 * @param {boolean} [options.open] in the browser
 * @param {string} [options.host] what to listen on: this computer only unless told, "0.0.0.0" or "::" for all its networks
 * @param {(port: number) => string | undefined} [options.origin] where others find the deck, asked anew for each page: a
 *   computer may have moved to another network since
 * @param {string} [options.outDir] of the build
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} url: as seen from this computer
 */
export async function serveDist({ port = 4173, strictPort = false, open = false, host, origin, outDir = 'dist' } = {}) {
  const { preview } = await import('vite')
  const folder = resolve(root, outDir)
  const server = await preview({
    configFile: false,
    root,
    appType: 'mpa',
    logLevel: 'error',
    build: { outDir },
    // Vite answers to "localhost" and addresses in numbers; a name that somebody else's page gave this computer gets 403.
    preview: { port, strictPort, open, host },
    plugins: [{
      name: 'only-the-build',
      configurePreviewServer({ middlewares, httpServer }) {
        middlewares.use((request, response, next) => {
          const url = request.url ?? '/'
          if (!isOfBuild(url)) {
            sendNotFound(response, folder)
            return
          }
          const at = /** @type {import('node:net').AddressInfo} */ (httpServer.address())
          const told = /^\/(?:45\/)?(?:index\.html)?$/.test(url.replace(/\?.*$/s, '')) ? origin?.(at.port) : undefined
          const html = told && read(join(folder, url.startsWith('/45/') ? '45' : '', 'index.html'))
          if (html)
            response.writeHead(200, { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-cache' }).end(withOrigin(html, told))
          else
            next()
        })
        // Behind Vite's own: by now a page that exists has its file's name, and everything else that exists has been sent.
        return () => middlewares.use((request, response, next) => {
          const path = new URL(request.url ?? '/', 'http://deck').pathname
          if (path.endsWith('.html') && existsSync(join(folder, path)))
            next()
          else
            sendNotFound(response, folder)
        })
      },
    }],
  })
  const at = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address())
  return { url: server.resolvedUrls?.local[0] ?? `http://localhost:${at.port}/`, port: at.port, close: () => server.close() }
}

/** @param {string} path @returns {string | undefined} nothing while a build is under way */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  }
  catch {
    return undefined
  }
}
