// Makes a build openable without a network and installable: manifest, service worker, and what the page says of them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentFolder } from './content.ts'
import { root } from '../scripts/lib/run.ts'
import { loadSource } from './source.ts'
import { hashFiles, listFiles } from './stale.ts'

/** What a reader's device keeps; the short lecture, in a folder of its own, keeps itself. */
const KEPT = /^(?!45\/|study\/fonts\.css$|study\/[\w-]+\.woff2$|sw\.js$|index\.html$).*\.(?:js|css|woff2|svg|png|webmanifest)$/

/** A colour of styles/tokens.css, as in the light theme. */
function token(name: string) {
  const value = readFileSync(join(root, 'styles/tokens.css'), 'utf8').match(new RegExp(`--${name}: (#[\\da-f]{6});`))?.[1]
  if (!value)
    throw new Error(`styles/tokens.css has no --${name}`)
  return value
}

/**
 * The web app manifest of an edition. Addresses in it are relative to where it lies, so that it works in any folder.
 * @param edition minutes
 */
export async function makeManifest(edition: string) {
  // Only here, so that this file can be imported before `npm ci`.
  const { parse } = await import('yaml')
  const { title, brief } = parse(readFileSync(join(contentFolder(), 'case.yaml'), 'utf8'))
  const short = edition === '45' ? ' 45' : ''
  return {
    name: `${title.zh} ${title.en}${short}`,
    short_name: `${brief.zh}${short}`,
    lang: 'zh-CN',
    dir: 'ltr',
    id: './',
    start_url: edition === '45' ? '../study/?from=45#/' : './study/#/',
    scope: edition === '45' ? '../' : './',
    display: 'standalone',
    theme_color: token('paper'),
    background_color: token('paper'),
    icons: [
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  }
}

/**
 * The page's head with its version, by which it knows that there is a copy to keep: the dev server's has none.
 * @param deck the deck's folder, as seen from the page
 */
export function markPage(html: string, version: string, deck = './') {
  const lines = [
    `<meta name="deck-version" content="${version}">`,
    `<meta name="theme-color" content="${token('paper')}">`,
    `<link rel="manifest" href="${deck}manifest.webmanifest">`,
    `<link rel="license" href="${deck}licenses.txt">`,
    `<link rel="apple-touch-icon" href="${deck}icons/icon-180.png">`,
  ]
  return html.replace('</head>', `${lines.join('\n')}\n</head>`)
}

/**
 * @param out folder of the build, relative to the project's
 * @param edition minutes
 * @returns what a device will keep, and how many bytes of it belong to the student's page, which comes first
 */
export async function makeOffline(out: string, edition: string): Promise<{ files: number, bytes: number, first: number }> {
  const folder = join(root, out)
  writeFileSync(join(folder, 'manifest.webmanifest'), `${JSON.stringify(await makeManifest(edition), null, 2)}\n`)
  const files = listFiles(folder, ['.']).filter(path => KEPT.test(path))
  const workerSource = readFileSync(join(root, 'src/offline/worker.ts'), 'utf8')
  const { isFirst, PAGES } = await loadSource<typeof import('../src/offline/model/offlineCopy.ts')>('./src/offline/model/offlineCopy.ts')
  const pages = PAGES.filter(path => existsSync(join(folder, path, 'index.html')))
  const version = hashFiles(folder, [...files, ...pages.map(path => `${path}index.html`)], workerSource).slice(0, 16)
  // Alone as well, for a page that asks why something can't be had (src/base/fetch/fetchFault.ts).
  writeFileSync(join(folder, 'version.txt'), version)
  let bytes = 0
  for (const path of pages) {
    const page = join(folder, path, 'index.html')
    const html = markPage(readFileSync(page, 'utf8'), version, path === '' ? './' : '../')
    writeFileSync(page, html)
    bytes += html.length
  }

  const { build } = await import('vite')
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { __OFFLINE_VERSION__: JSON.stringify(version), __OFFLINE_FILES__: JSON.stringify(files), __OFFLINE_PAGES__: JSON.stringify(pages) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      // A classic script: modules as workers are younger than service workers.
      lib: { entry: join(root, 'src/offline/worker.ts'), formats: ['iife'], name: 'offline', fileName: () => 'sw.js' },
    },
  })
  const sizeOf = (paths: string[]) => paths.reduce((sum, path) => sum + readFileSync(join(folder, path)).length, 0)
  return { files: files.length + pages.length, bytes: bytes + sizeOf(files), first: sizeOf(files.filter(isFirst)) }
}
