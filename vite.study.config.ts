// How Vite builds the student's page (build/study.ts): a build of its own, since Slidev puts its client into every component.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'
import { caseContent } from './build/content/plugin'
import { fetchAgain } from './build/fetchAgain'
import { readersLetters } from './build/letters'
import { studyBuild } from './build/studyParts'

const root = fileURLToPath(new URL('.', import.meta.url))
const { entry, out, define } = studyBuild()
const page = (name: string, room = 'deck') => fileURLToPath(new URL(`./src/${room}/page/${name}.ts`, import.meta.url))

/** What stands in the place of the deck: the small leaf of the door to Slidev, and a router of one parameter. */
const withoutDeck: Plugin = {
  name: 'without-deck',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === 'vue-router')
      return page('router')
    // What leads a class, or asks it something, is the lecturer's.
    const led = /^#live\/(useSlideTask|useLiveClass)$/.exec(source)?.[1]
    if (led)
      return page(led, 'live')
    if (/^\.\/reasonTexts$/.test(source))
      return join(root, 'src/case/board/laterReasonTexts.ts')
    return /^(?:#deck|\.|\.\.)\/useDeck$/.test(source) && !importer?.includes('/deck/page/') ? page('useDeck') : undefined
  },
}

/** What only a class has stands in parts of slides that the page shows too, and never on it. */
const CLASS_ONLY = /\/(?:ClassTablesCompared|Hand(?:Bar|Controls|Poll|Stepper)|Phone(?:Code|Link))\.vue$/
/** In a course platform nothing is kept for offline use. */
const ALONE_NEVER = /\/OfflineState\.vue$/
const alone = process.env.DECK_COURSE !== undefined
const withoutClass: Plugin = {
  name: 'without-class',
  enforce: 'pre',
  resolveId(source, importer) {
    if (CLASS_ONLY.test(source) || (alone && ALONE_NEVER.test(source)))
      return '\0nothing'
    // Of slides the page says names and claims.
    return /\/slides\.yaml$/.test(source) ? this.resolve(`${source}?heads`, importer, { skipSelf: true }) : undefined
  },
  load: id => id === '\0nothing' ? 'export default { render: () => null }' : undefined,
}

/** Components that come after the board (src/study/own/later.ts). */
const LATER = /\/(?:ClaimRef|NearMissPair|SharedSortBar|SorterDialogs|WhyHere)\.vue$/
const comesLater: Plugin = {
  name: 'comes-later',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!LATER.test(source) || importer?.startsWith('\0later:'))
      return undefined
    const found = await this.resolve(source, importer, { ...options, skipSelf: true })
    return found && `\0later:${found.id}`
  },
  load: id => id.startsWith('\0later:')
    ? `import { later } from ${JSON.stringify(join(root, 'src/study/own/later.ts'))}\nexport default later(() => import(${JSON.stringify(id.slice('\0later:'.length))}))`
    : undefined,
}

/** Modules of the page, as the bundler found them: a test looks that none is the deck's (tests/e2e/study/own.spec.ts). Not served. */
const listModules: Plugin = {
  name: 'list-modules',
  generateBundle(_, bundle) {
    const all = Object.values(bundle).flatMap(file => file.type === 'chunk' ? file.moduleIds : [])
    this.emitFile({ type: 'asset', fileName: '.modules.json', source: JSON.stringify([...new Set(all)].map(id => id.replace(root, '')).sort(), null, 1) })
  },
}

interface Graph { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }

/** A module and all that it imports at once. */
function closure(start: string, graph: Graph): Set<string> {
  const all = new Set<string>()
  const waiting = [start]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (all.has(one))
      continue
    all.add(one)
    waiting.push(...graph.getModuleInfo(one)?.importedIds ?? [])
  }
  return all
}

/** What the page starts with, and what a board is made of beside that: one file each. */
const groups = new Map<string, string>()
function groupOf(id: string, graph: Graph): string | null {
  if (groups.size === 0) {
    for (const one of closure(join(root, 'components/board/StageSorter.vue'), graph))
      groups.set(one, 'board')
    for (const one of closure(join(root, entry), graph))
      groups.set(one, 'start')
  }
  return groups.get(id) ?? null
}

/** Which module of src/case gives what src/case/index.ts hands on. */
function caseModules(): Map<string, string> {
  const index = readFileSync(join(root, 'src/case/index.ts'), 'utf8')
  return new Map([...index.matchAll(/from '\.\/(.+?)'/g)].flatMap(([, path]) =>
    [...readFileSync(join(root, `src/case/${path}.ts`), 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => [name, path] as const)))
}

/** Each takes of the case what it names, and not the door to all of it: else the whole case would be of what the page starts with. */
const directCase: Plugin = {
  name: 'direct-case',
  transform(code) {
    if (!code.includes('#case/index'))
      return undefined
    const modules = caseModules()
    const direct = code.replace(/import\s*\{([^}]*)\}\s*from\s*['"]#case\/index['"]/g, (_, names: string) =>
      names.split(',').map(name => name.trim()).filter(Boolean).map((name) => {
        const path = modules.get(name.split(' as ')[0])
        if (path === undefined)
          return this.error(`src/case/index.ts hands on no "${name}".`)
        return `import { ${name} } from '#case/${path}'`
      }).join(';'))
    return { code: direct, map: null }
  },
}

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  define,
  plugins: [withoutDeck, withoutClass, comesLater, caseContent(), fetchAgain, vue({ features: { optionsAPI: false } }), components({ dirs: ['components'], dts: false }), directCase, listModules],
  resolve: { dedupe: ['@vueuse/core', '@vueuse/shared'] },
  css: { postcss: { plugins: [readersLetters({ study: true })] } },
  build: {
    outDir: out,
    emptyOutDir: true,
    manifest: true,
    license: { fileName: 'licenses.json' },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: entry,
      output: {
        codeSplitting: {
          // On a slow line each question costs two seconds, and browsers ask six at a time.
          groups: [{ name: (id, context) => groupOf(id, { getModuleInfo: one => context.getModuleInfo(one) }), debugName: 'start and board', includeDependenciesRecursively: false }],
        },
      },
    },
  },
})
