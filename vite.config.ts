import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'
import { caseContent } from './src/content/plugin'

/** `npm run build:single`: scripts/lib/single.ts writes what is built into one page. */
const single = process.env.DECK_SINGLE === '1'

/** What the file says of itself: without the web around it nobody else does. `releases` is empty where no address is known. */
const fileVersion = () => ({
  version: (JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }).version,
  date: process.env.DECK_DATE ?? '',
  releases: process.env.DECK_RELEASES ?? '',
})

/** All code in one script; Slidev's own division into chunks, which would forbid that, is left out. */
const oneScript: Plugin = {
  name: 'one-script',
  outputOptions: ({ manualChunks: _, ...options }) => ({ ...options, codeSplitting: false }),
}

/** What stands in for a part of Slidev. */
const stub = (name: string) => fileURLToPath(new URL(`src/stubs/${name}.ts`, import.meta.url))

/** Every `import()` of a build goes through our own helper (src/composables/fetchChunk.ts), not through Vite's. */
const fetchAgain: Plugin = {
  name: 'fetch-again',
  apply: 'build',
  enforce: 'pre',
  load: id => id === '\0vite/preload-helper.js'
    ? `export { fetchChunk as __vitePreload } from ${JSON.stringify(fileURLToPath(new URL('src/composables/fetchChunk.ts', import.meta.url)))}`
    : undefined,
  generateBundle(_, bundle) {
    if (Object.values(bundle).some(file => file.type === 'chunk' && file.code.includes('vite:preloadError')))
      this.error('Vite\'s own helper for import() is in the build: vite.config.ts knows it by another name.')
  },
}

/** Slidev's button with an icon has English names only: ours, in the reader's language, takes its place. */
const ownButton: Plugin = {
  name: 'own-button',
  enforce: 'pre',
  resolveId: (source, importer) => /\/IconButton\.vue$/.test(source) && importer?.includes('@slidev/client/')
    ? fileURLToPath(new URL('src/stubs/IconButton.vue', import.meta.url))
    : undefined,
}

export default defineConfig({
  plugins: [caseContent(), fetchAgain, ownButton, single && oneScript],
  // Whose code the bundle holds, under which licence; scripts/lib/licenses.ts makes a text of it.
  build: { license: { fileName: 'licenses.json' }, ...single && { cssCodeSplit: false, assetsInlineLimit: Infinity } },
  resolve: {
    alias: [
      { find: '@shikijs/vitepress-twoslash/client', replacement: stub('twoslash') },
      // As Slidev's pages ask for it.
      { find: '../composables/useSwipeControls', replacement: stub('swipe') },
    ],
  },
  define: {
    // A PDF's language is that of the build: the exporter's address cannot carry `?lang=`.
    __DECK_LANG__: JSON.stringify(process.env.DECK_LANG ?? ''),
    __DECK_ROUTE__: JSON.stringify(process.env.DECK_ROUTE === '45' ? '45' : '90'),
    __DECK_SINGLE__: JSON.stringify(single),
    __DECK_FILE__: JSON.stringify(single ? fileVersion() : null),
    // Slidev's links begin with it; over `file:` the "./" of other builds is the folder and not the page.
    ...single && { 'import.meta.env.BASE_URL': '""' },
  },
})
