import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { caseContent } from './src/content/plugin'

export default defineConfig({
  plugins: [caseContent()],
  // Whose code the bundle holds, under which licence; scripts/lib/licenses.mjs makes a text of it.
  build: { license: { fileName: 'licenses.json' } },
  resolve: {
    alias: { '@shikijs/vitepress-twoslash/client': fileURLToPath(new URL('src/stubs/twoslash.ts', import.meta.url)) },
  },
  define: {
    // A PDF's language is that of the build: the exporter's address cannot carry `?lang=`.
    __DECK_LANG__: JSON.stringify(process.env.DECK_LANG ?? ''),
    __DECK_ROUTE__: JSON.stringify(process.env.DECK_ROUTE === '45' ? '45' : '90'),
  },
})
