// @ts-check
// Serves a built deck as any static server would: no fallback page, no rewriting.
import { root } from './run.mjs'

/**
 * @param {{ port?: number, strictPort?: boolean, open?: boolean, host?: string, outDir?: string }} [options]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveDist({ port = 4173, strictPort = false, open = false, host, outDir = 'dist' } = {}) {
  const { preview } = await import('vite')
  const server = await preview({
    configFile: false,
    root,
    appType: 'mpa',
    logLevel: 'error',
    build: { outDir },
    preview: { port, strictPort, open, host },
  })
  const url = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`
  return { url, close: () => server.close() }
}
