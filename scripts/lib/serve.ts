// Serves a built deck as a static host does: no rewriting, and the build's 404.html for what is not there. Only what the build
// wrote itself.
import { existsSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { root } from './run.ts'

/** What a build writes and what public/ may hold. Not what other commands put beside it: PDF, PowerPoint, the lecture as one page, logs. */
const OWN = /^(?:|index\.html|404\.html|licenses\.txt|version\.txt|(?!single\/|handouts\/|lms\/).*\.(?:js|css|woff2|svg|png|jpe?g|webp|avif|gif|ico|mp3|mp4|json|webmanifest))$/i

/** What a build has beside its own page: each of these folders has one, too. */
const FOLDERS = ['45', 'study']
const PAGE = new RegExp(`^/(?:(${FOLDERS.join('|')})/)?(?:index\\.html)?$`)

/**
 * What a host answers that does not have a file: GitHub Pages does so with one page for all folders, the outermost one's.
 * @param folder of the build
 */
function sendNotFound(response: ServerResponse, folder: string) {
  const page = join(folder, '404.html')
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(existsSync(page) ? readFileSync(page) : '404')
}

/**
 * Whether an address asks for something of the build: also not for a file or folder whose name begins with a dot, nor for
 * a way out of the folder.
 * @param url of a request, without the host
 */
export function isOfBuild(url: string) {
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
  // The short lecture is a build like the long one, and the student's page another, each in a folder of its own.
  return OWN.test((FOLDERS.includes(parts[0]) ? parts.slice(1) : parts).join('/'))
}

/**
 * The page with the address at which others find it, for the code on its slides: a computer does not know its own name in the
 * network, and a page that asked for it would ask every other server, too.
 * @param origin such as "http://192.168.1.20:4173"
 */
export const withOrigin = (html: string, origin: string) => html.replace('</head>', `<meta name="deck-origin" content="${origin}">\n</head>`)

export interface ServeOptions {
  port?: number
  /** Fail where the port is taken; else the next that is free. */
  strictPort?: boolean
  /** In the browser. */
  open?: boolean
  /** What to listen on: this computer only unless told, "0.0.0.0" or "::" for all its networks. */
  host?: string
  /** Where others find the deck, asked anew for each page: a computer may have moved to another network since. */
  origin?: (port: number) => string | undefined
  /** Of the build. */
  outDir?: string
  /** Of Vite's server, before our own: what tests put in. */
  plugins?: Plugin[]
}

export interface Served {
  /** As seen from this computer. */
  url: string
  port: number
  close: () => Promise<void>
}

export async function serveDist({ port = 4173, strictPort = false, open = false, host, origin, outDir = 'dist', plugins = [] }: ServeOptions = {}): Promise<Served> {
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
    plugins: [...plugins, {
      name: 'only-the-build',
      configurePreviewServer({ middlewares, httpServer }) {
        middlewares.use((request, response, next) => {
          const url = request.url ?? '/'
          if (!isOfBuild(url)) {
            sendNotFound(response, folder)
            return
          }
          const at = httpServer.address() as AddressInfo
          const page = PAGE.exec(url.replace(/\?.*$/s, ''))
          const publicOrigin = page ? origin?.(at.port) : undefined
          const html = publicOrigin && read(join(folder, page?.[1] ?? '', 'index.html'))
          if (html)
            response.writeHead(200, { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-cache' }).end(withOrigin(html, publicOrigin))
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
  const at = server.httpServer.address() as AddressInfo
  return { url: server.resolvedUrls?.local[0] ?? `http://localhost:${at.port}/`, port: at.port, close: () => server.close() }
}

/** @returns nothing while a build is under way */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  }
  catch {
    return undefined
  }
}
