// Writes the cover into the page of a build, so that it is on the screen before the deck is there (src/cover).
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { coverCharacters } from './glyphs.ts'
import { root } from '../scripts/lib/run.ts'
import { bundleAlone, loadSource } from './source.ts'

/** What the cover needs of the deck's styles, in the deck's order. */
const STYLES = ['styles/tokens.css', 'styles/text.css', 'styles/slide.css', 'styles/cover.css', 'components/board/RelationshipPicture.css', 'src/cover/cover.css']
/** As Slidev's build writes them: what the page fetches before it is drawn. */
const FETCHED = /\s*<(?:link rel="(stylesheet|modulepreload)" crossorigin href|script type="module" crossorigin src)="([^"]+)">(?:<\/script>)?/g

/** As scripts/fonts.ts writes them. */
const FACE = /font-family:"([^"]+)".*?font-weight:(\d+).*?url\("\.\/([^"?]+).*?unicode-range:([^}]+)\}/g

/**
 * Takes out of a page what it fetches before it is drawn.
 * @returns addresses, relative to the page
 */
export function takeFetched(html: string): { html: string, styles: string[], modules: string[], entry: string } {
  const found: Record<'stylesheet' | 'modulepreload' | 'entry', string[]> = { stylesheet: [], modulepreload: [], entry: [] }
  const rest = html.replace(FETCHED, (_, kind = 'entry', address) => {
    found[kind as keyof typeof found].push(address)
    return ''
  })
  if (found.entry.length !== 1 || found.stylesheet.length === 0)
    throw new Error('The page of the build is not what Slidev used to write: its script or styles were not found.')
  return { html: rest, styles: found.stylesheet, modules: found.modulepreload, entry: found.entry[0] }
}

/** The fonts of the cover, in the page itself: nothing else is to be fetched before the first paint. */
function coverFonts() {
  const folder = join(root, 'styles/generated')
  return [...readFileSync(join(folder, 'cover.css'), 'utf8').matchAll(FACE)].map(([, family, weight, name, range]) =>
    ({ family, weight, range, data: readFileSync(join(folder, name)).toString('base64') }))
}

/** Renders the deck's own components (src/cover/render.ts) without Slidev. */
async function renderFace(): Promise<{ cover: string, withoutScripts: { zh: string, en: string } }> {
  const { default: vue } = await import('@vitejs/plugin-vue')
  const { caseContent } = await loadSource<typeof import('./content/plugin.ts')>('./build/content/plugin.ts')
  const { renderCover, withoutScripts } = await loadSource<typeof import('../src/cover/render.ts')>('./src/cover/render.ts', {
    define: { __DECK_LANG__: '""', __DECK_ROUTE__: '"90"', __STUDY_PAGE__: '"inside"' },
    plugins: [vue(), caseContent(), {
      name: 'no-slidev-yet',
      enforce: 'pre',
      resolveId: source => source.endsWith('/useDeck') ? join(root, 'src/cover/deck.ts') : source.endsWith('.css') ? '\0style' : undefined,
      // The page has the cover's styles of its own (STYLES).
      load: id => id === '\0style' ? '' : undefined,
    }],
  })
  return { cover: await renderCover(), withoutScripts }
}

/** The page's first script, src/cover/boot.ts, on its own. */
function bundleBoot({ styles, modules, entry }: { styles: string[], modules: string[], entry: string }, edition: string): Promise<string> {
  return bundleAlone('src/cover/boot.ts', {
    __DECK_ROUTE__: JSON.stringify(edition),
    // In one file it is one of the deck's own pages.
    __STUDY_PAGE__: JSON.stringify(entry === '' ? 'inside' : 'beside'),
    __DECK_LANG__: JSON.stringify(process.env.DECK_LANG ?? ''),
    __DECK_STYLES__: JSON.stringify(styles),
    __DECK_MODULES__: JSON.stringify(modules),
    __DECK_ENTRY__: JSON.stringify(entry),
    __COVER_FONTS__: JSON.stringify(coverFonts()),
  })
}

/**
 * The page of a build with its cover.
 * @param html as Slidev has built it
 * @param options alone: nothing is fetched, for the deck will be in the page; edition: minutes of the lecture
 */
export async function withCover(html: string, { alone = false, edition = '90' }: { alone?: boolean, edition?: string } = {}) {
  const { html: page, ...fetched } = takeFetched(html)
  const { cover, withoutScripts } = await renderFace()
  const shown = [...new Set(cover.replace(/<div class="first-cover-failed".*?<\/div>|<figcaption.*?<\/figcaption>|<[^>]*>|&\w+;/gs, ''))]
  const known = await coverCharacters()
  const missing = shown.filter(character => character.trim() && !known.includes(character))
  if (missing.length)
    throw new Error(`These characters are on the cover, and not in its fonts: ${missing.join('')}. coverCharacters() in build/glyphs.ts names what stands there.`)

  const styles = STYLES.map(path => readFileSync(join(root, path), 'utf8')).join('')
  const head = `<style>${styles}</style>\n<script>${await bundleBoot(alone ? { styles: [], modules: [], entry: '' } : fetched, edition)}</script>\n`
  const first = `<div class="without-scripts"><p lang="zh-CN">${withoutScripts.zh}</p><p lang="en">${withoutScripts.en}</p></div>\n`
    + `<div id="first-cover">${cover}</div>\n`
  return page.replace('</head>', () => `${head}</head>`).replace(/<body[^>]*>/, tag => `${tag}\n${first}`)
}

/**
 * @param folder of the build
 * @param edition minutes
 */
export async function writeCover(folder: string, edition: string) {
  const path = join(folder, 'index.html')
  writeFileSync(path, await withCover(readFileSync(path, 'utf8'), { edition }))
}
