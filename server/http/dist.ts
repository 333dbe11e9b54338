import type { IncomingMessage, ServerResponse } from 'node:http'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { isOfBuild } from '../../scripts/lib/serve.ts'

/* The built deck as it is, to the byte: what a static host does. */

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
}
const TEXT = /^(?:\.html|\.js|\.css|\.json|\.webmanifest|\.txt|\.svg)$/
/** Below so many bytes packing gains nothing. */
const SMALL = 1024

export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': `frame-ancestors 'none'`,
} as const

const pack = promisify(gzip)

export type ServeFile = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** @param folder of the build, absolute @param base the folder of its address, such as `/deck` */
export function serveFiles(folder: string, base = ''): ServeFile {
  /** Packed once, however many phones ask. */
  const packed = new Map<string, Promise<Buffer>>()

  async function fileOf(path: string): Promise<{ path: string, size: number, tag: string } | null> {
    const found = await stat(path).catch(() => null)
    if (found?.isDirectory())
      return null
    return found && { path, size: found.size, tag: `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"` }
  }

  return async (request, response) => {
    const url = (request.url ?? '/').replace(/[?#].*$/s, '')
    const isAsked = request.method === 'GET' || request.method === 'HEAD'
    // A folder of the build has a page of its own, and its address a slash at the end.
    const name = isAsked && url.startsWith('/') && isOfBuild(url) ? join(folder, decodeURIComponent(url)) : null
    const file = name && await fileOf(url.endsWith('/') ? join(name, 'index.html') : name)
    for (const [header, value] of Object.entries(SECURITY_HEADERS))
      response.setHeader(header, value)
    if (!file) {
      if (name && !url.endsWith('/') && await fileOf(join(name, 'index.html'))) {
        response.writeHead(301, { location: `${base}${encodeURI(decodeURIComponent(url)).replace(/^\/+/, '/')}/` }).end()
        return
      }
      const page = await readFile(join(folder, '404.html')).catch(() => '404')
      response.writeHead(404, { 'content-type': TYPES['.html'] }).end(request.method === 'HEAD' ? undefined : page)
      return
    }
    const type = extname(file.path).toLowerCase()
    response.setHeader('content-type', TYPES[type] ?? 'application/octet-stream')
    response.setHeader('etag', file.tag)
    // Names in assets/ change with what is in them.
    response.setHeader('cache-control', /\/assets\//.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (request.headers['if-none-match'] === file.tag) {
      response.writeHead(304).end()
      return
    }
    if (TEXT.test(type)) {
      response.setHeader('vary', 'accept-encoding')
      if (file.size > SMALL && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
        const key = `${file.path}\0${file.tag}`
        const body = packed.get(key) ?? readFile(file.path).then(bytes => pack(bytes))
        packed.set(key, body)
        const bytes = await body
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bytes.length }).end(request.method === 'HEAD' ? undefined : bytes)
        return
      }
    }
    response.writeHead(200, { 'content-length': file.size })
    if (request.method === 'HEAD')
      response.end()
    else
      createReadStream(file.path).on('error', () => response.destroy()).pipe(response)
  }
}
