// Makes one page of a build (made with DECK_SINGLE=1): scripts, styles, fonts and icon in it, and the licences of all that.
import { readFileSync } from 'node:fs'
import { extname, join, posix } from 'node:path'
import { takeFetched, withCover } from './cover.ts'
import { withPolicy } from './policy.ts'
import { listFiles } from './stale.ts'

/** What may lie in a style sheet or the head, and as what. */
const TYPES = { '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png' }

/** Written by a build for other uses: hosts, the installed deck, the list of licences. */
const LEFT_OUT = /^(?:index\.html|404\.html|_redirects|licenses\.\w+|icons\/.*|.*\.map)$/

/** A file as an address. Throws where its kind has none here. */
export function dataAddress(path: string, bytes: Uint8Array) {
  const type = TYPES[(extname(path) as keyof typeof TYPES)]
  if (!type)
    throw new Error(`${path} is of a kind that build/single.ts does not know.`)
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}

/**
 * A style sheet with the files that it names in it.
 * @param dataOf from an address as it stands in the sheet
 */
export function withFiles(css: string, dataOf: (address: string) => string) {
  return css.replace(/url\((["']?)(?!data:|#)([^"')]+)\1\)/g, (_, quote, address) => `url(${quote}${dataOf(address)}${quote})`)
}

/**
 * Code as it may stand in a page: nothing in it ends the script or turns what follows into something else. As `\x3C` it
 * means the same in strings, templates and regular expressions, the only places where modules have it.
 */
export const inScript = (code: string) => code.replace(/<(?=\/script|!--)/gi, '\\x3C')

export const inStyle = (css: string) => css.replace(/<(?=\/style)/gi, '\\3C ')

export const inComment = (text: string) => text.replace(/--(?=!?>)/g, '- -')

/**
 * Rejects where the build has written a file that the page would lack.
 * @param folder of the build, absolute, with licenses.txt in it
 * @returns the page
 */
export async function singlePage(folder: string): Promise<string> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const { styles, modules, entry } = takeFetched(html)
  const taken = new Set([entry, ...styles].map(address => posix.normalize(address)))
  /** @param address relative to the page */
  const data = (address: string) => {
    const path = posix.normalize(address)
    taken.add(path)
    return dataAddress(path, readFileSync(join(folder, path)))
  }
  const text = (address: string) => readFileSync(join(folder, address), 'utf8')

  const css = styles.map(sheet => withFiles(text(sheet), address => data(posix.join(posix.dirname(sheet), address)))).join('\n')
  const framed = html.replace(/(<link rel="icon" href=")([^"]+)/, (_, tag, address) => tag + data(address))
  const left = listFiles(folder, ['.']).filter(path => !taken.has(path) && !LEFT_OUT.test(path))
  if (modules.length || left.length)
    throw new Error(`The build has more than one page can hold: ${[...modules, ...left].join(', ')}.`)

  // At the end: the cover is drawn while the rest is still being read.
  const deck = `<style>${inStyle(css)}</style>\n<script type="module">${inScript(text(entry))}</script>\n<!--\n${inComment(text('licenses.txt'))}\n-->\n`
  const page = await withCover(framed, { alone: true })
  return withPolicy(page.replace('</body>', () => `${deck}</body>`), { alone: true })
}
