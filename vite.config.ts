import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'
import { caseContent } from './src/content/plugin'

/** `npm run build:single`: scripts/lib/single.mjs writes what is built into one page. */
const single = process.env.DECK_SINGLE === '1'

/** All code in one script; Slidev's own division into chunks, which would forbid that, is left out. */
const oneScript: Plugin = {
  name: 'one-script',
  outputOptions: ({ manualChunks: _, ...options }) => ({ ...options, codeSplitting: false }),
}

export default defineConfig({
  plugins: [caseContent(), single && oneScript],
  // Whose code the bundle holds, under which licence; scripts/lib/licenses.mjs makes a text of it.
  build: { license: { fileName: 'licenses.json' }, ...single && { cssCodeSplit: false, assetsInlineLimit: Infinity } },
  resolve: {
    alias: { '@shikijs/vitepress-twoslash/client': fileURLToPath(new URL('src/stubs/twoslash.ts', import.meta.url)) },
  },
  define: {
    // A PDF's language is that of the build: the exporter's address cannot carry `?lang=`.
    __DECK_LANG__: JSON.stringify(process.env.DECK_LANG ?? ''),
    __DECK_ROUTE__: JSON.stringify(process.env.DECK_ROUTE === '45' ? '45' : '90'),
    __DECK_SINGLE__: JSON.stringify(single),
    // Slidev's links begin with it; over `file:` the "./" of other builds is the folder and not the page.
    ...single && { 'import.meta.env.BASE_URL': '""' },
  },
})
