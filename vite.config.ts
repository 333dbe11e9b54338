import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'
import { caseContent } from './build/content/plugin'
import { fetchAgain } from './build/fetchAgain'
import { readersLetters } from './build/letters'

/** `npm run build:single`: build/single.ts writes what is built into one page. */
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
const stub = (name: string) => fileURLToPath(new URL(`src/deck/stubs/${name}.ts`, import.meta.url))

/** Slidev's button with an icon has English names only: ours, in the reader's language, takes its place. */
const ownButton: Plugin = {
  name: 'own-button',
  enforce: 'pre',
  resolveId: (source, importer) => /\/IconButton\.vue$/.test(source) && importer?.includes('@slidev/client/')
    ? fileURLToPath(new URL('src/deck/stubs/IconButton.vue', import.meta.url))
    : undefined,
}

/** Slidev asks for Vue with its compiler, which would make code out of text: the page's policy forbids that, and templates are compiled when built. */
const vueRuntime: Plugin = {
  name: 'vue-runtime',
  enforce: 'pre',
  resolveId: source => /\/vue\.esm-bundler\.js$/.test(source) ? source.replace('vue.esm', 'vue.runtime.esm') : undefined,
}

/** Our diagrams are flowcharts in a layout of ours: of mermaid's other kinds and layouts, which it fetches when one is drawn, none is. */
const onlyFlowcharts: Plugin = {
  name: 'only-flowcharts',
  enforce: 'pre',
  resolveId: (source, importer) => /\/mermaid\/dist\//.test(importer ?? '') && /^\.\/(?!chunk-|flowDiagram-)[\w-]+\.mjs$/.test(source.replace(/^\.\/chunks\/mermaid\.esm\//, './'))
    ? stub('mermaidPart')
    : undefined,
}

/**
 * Tools of Slidev's that the deck has switched off (slides.md) or never uses, by what is asked for and whose they are, and what
 * stands in their place: they would come with the cover.
 */
const UNUSED: readonly { source: RegExp, importer: RegExp, stub: string }[] = [
  { source: /^@slidev\/rough-notation$/, importer: /\/modules\/v-mark\.ts/, stub: 'roughNotation' },
  { source: /\/composables\/useDragElements$/, importer: /\/@slidev\/client\//, stub: 'dragElements' },
  { source: /\/DragControl\.vue$/, importer: /\/@slidev\/client\//, stub: 'dragControl' },
  { source: /^@vueuse\/motion$/, importer: /\/modules\/v-motion\.ts/, stub: 'motion' },
  { source: /^@slidev\/parser\/core$/, importer: /\/@slidev\/client\//, stub: 'parser' },
  { source: /^drauu$/, importer: /\/@slidev\/client\//, stub: 'drauu' },
  { source: /^floating-vue$/, importer: /\/@slidev\/client\//, stub: 'floatingVue' },
]
const withoutUnused: Plugin = {
  name: 'without-unused',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer = '') => {
    const found = UNUSED.find(one => one.source.test(source) && one.importer.test(importer))
    return found && stub(found.stub)
  },
}

export default defineConfig(({ command }) => ({
  plugins: [caseContent(), fetchAgain, ownButton, vueRuntime, onlyFlowcharts, withoutUnused, single && oneScript],
  // Whose code the bundle holds, under which licence; build/licenses.ts makes a text of it.
  build: { license: { fileName: 'licenses.json' }, ...single && { cssCodeSplit: false, assetsInlineLimit: Infinity } },
  css: { postcss: { plugins: [readersLetters({ together: single || command === 'serve' })] } },
  resolve: {
    // Slidev's own is a version behind; one is enough for both.
    dedupe: ['@vueuse/core', '@vueuse/shared'],
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
    // The dev server, by which PDFs are made as well, and one file have it inside.
    __STUDY_PAGE__: JSON.stringify(single || command === 'serve' ? 'inside' : 'beside'),
    __DECK_SINGLE__: JSON.stringify(single),
    __DECK_FILE__: JSON.stringify(single ? fileVersion() : null),
    // Slidev's links begin with it; over `file:` the "./" of other builds is the folder and not the page.
    ...single && { 'import.meta.env.BASE_URL': '""' },
  },
}))
