// Builds the student's page, dist/study/: the deck's own study page without Slidev around it, for both lectures.
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Manifest } from 'vite'
import { withPolicy } from './policy.ts'
import { root } from '../scripts/lib/run.ts'
import { bundleAlone, loadSource } from './source.ts'
import type { StudyBuild } from './studyParts.ts'
import { studyBuild } from './studyParts.ts'

const BOARD = 'src/study/parts/SortPart.vue'

/** All files that a module is made of, by its source: its own, and what it imports at once. */
function filesOf(manifest: Manifest, source: string, seen = new Set<string>()): string[] {
  const chunk = manifest[source]
  if (!chunk || seen.has(source))
    return []
  seen.add(source)
  return [...new Set([chunk.file, ...chunk.css ?? [], ...(chunk.imports ?? []).flatMap(one => filesOf(manifest, one, seen))])]
}

/** Faces of the deck for a system that has no Chinese letters: the files that the deck's build has, and those of its cover. */
function writeFonts(out: string): void {
  const assets = join(root, 'dist/assets')
  const made = existsSync(assets) ? readdirSync(assets) : []
  const generated = join(root, 'styles/generated')
  const faces = ['fonts.css', 'cover.css'].map(name => readFileSync(join(generated, name), 'utf8')).join('')
  const css = faces.replace(/url\("\.\/([^"?]+)[^"]*"\)/g, (_, name: string) => {
    const hashed = made.find(file => file.startsWith(`${name.replace(/\.woff2$/, '')}-`) && file.endsWith('.woff2'))
    if (hashed)
      return `url("../assets/${hashed}")`
    // The cover's are in its page, and no file of the deck's.
    copyFileSync(join(generated, name), join(root, out, name))
    return `url("./${name}")`
  })
  writeFileSync(join(root, out, 'fonts.css'), css)
}

/** Needs the deck's own build beside it, whose fonts it names. */
export async function buildStudy(): Promise<void> {
  const { out } = studyBuild()
  const page = await buildPage()
  writeFonts(out)
  // The deck's own list names all that is here.
  rmSync(join(root, out, 'licenses.json'))
  writeFileSync(join(root, out, 'index.html'), withPolicy(page))
}

/** The page and its files, the page still without a policy; what it is to be is said by the environment (studyParts.ts). */
export async function buildPage(): Promise<string> {
  // Only here, so that this file can be imported before `npm ci`.
  const { build } = await import('vite')
  // What loads modules of src/ for a script (source.ts) leaves another one behind, by which Vue would be built for developers.
  process.env.NODE_ENV = 'production'
  await build({ configFile: join(root, 'vite.study.config.ts'), logLevel: 'warn' })
  const made = studyBuild()
  const page = await pageOf(JSON.parse(readFileSync(join(root, made.out, '.vite/manifest.json'), 'utf8')) as Manifest, made)
  rmSync(join(root, made.out, '.vite'), { recursive: true })
  return page
}

async function pageOf(manifest: Manifest, { out, entry: main, define }: StudyBuild): Promise<string> {
  const alone = main.endsWith('/course.ts')
  const { default: vue } = await import('@vitejs/plugin-vue')
  const { caseContent } = await loadSource<typeof import('./content/plugin.ts')>('./build/content/plugin.ts')
  const { renderFirst } = await loadSource<typeof import('../src/study/own/first.ts')>('./src/study/own/first.ts', {
    define,
    plugins: [vue(), caseContent(), {
      name: 'no-styles',
      enforce: 'pre',
      resolveId: source => source.endsWith('.css') ? '\0style' : undefined,
      load: id => id === '\0style' ? '' : undefined,
    }],
  })
  const { html: first, title, parts } = await renderFirst()
  const entry = filesOf(manifest, main)
  // Those of a board as well: it is what a phone opens, and asks for no more then.
  const styles = [...new Set([...entry, ...filesOf(manifest, BOARD)])].filter(file => file.endsWith('.css'))
  const ofPart = Object.fromEntries([['', 'src/study/StudyPath.vue'] as const, ...alone ? [] : [['live', 'src/study/live/LivePage.vue'] as const], ...parts.map(id => [id, `src/study/parts/${id[0].toUpperCase()}${id.slice(1)}Part.vue`] as const)]
    .map(([id, source]) => [id, filesOf(manifest, source).filter(file => !entry.includes(file) && !styles.includes(file))]))
  const boot = await bundleAlone('src/study/own/boot.ts', {
    ...define,
    __STUDY_ENTRY__: JSON.stringify(`./${manifest[main].file}`),
    __STUDY_MODULES__: JSON.stringify(entry.filter(file => file.endsWith('.js') && file !== manifest[main].file).map(file => `./${file}`)),
    __STUDY_PARTS__: JSON.stringify(Object.fromEntries(Object.entries(ofPart).map(([id, files]) => [id, files.map(file => `./${file}`)]))),
    __STUDY_SETS__: JSON.stringify({ first: 'try', core: 'sort', twins: 'transfer', full: 'all', exit: 'reflect' }),
  })
  const css = styles.map(file => readFileSync(join(root, out, file), 'utf8')).join('')
  // In the page, and nowhere else: who asks for one finds it there (src/base/fetch/fetchChunk.ts).
  styles.forEach(file => rmSync(join(root, out, file)))
  return `<!DOCTYPE html>
<html lang="zh-CN" class="flow">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.zh} ${title.en}</title>
<meta name="color-scheme" content="light dark">
<meta name="darkreader-lock" content="yes">
<link rel="icon" href="${alone ? './' : '../'}favicon.svg">
<style data-files="${styles.join(' ')}">${css}</style>
<script>${boot}</script>
</head>
<body>
<div id="app"></div>
<div id="first">${first}</div>
</body>
</html>
`
}
