import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'

/** Every `import()` of a build goes through our own helper (src/base/fetch/fetchChunk.ts), not through Vite's. */
export const fetchAgain: Plugin = {
  name: 'fetch-again',
  apply: 'build',
  enforce: 'pre',
  load: id => id === '\0vite/preload-helper.js'
    ? `export { fetchChunk as __vitePreload } from ${JSON.stringify(fileURLToPath(new URL('../src/base/fetch/fetchChunk.ts', import.meta.url)))}`
    : undefined,
  generateBundle(_, bundle) {
    if (Object.values(bundle).some(file => file.type === 'chunk' && file.code.includes('vite:preloadError')))
      this.error('Vite\'s own helper for import() is in the build: build/fetchAgain.ts knows it by another name.')
  },
}
