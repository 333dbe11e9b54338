// Writes licenses.txt into a build: the deck's own licence, and those of all that is shipped with it.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/lib/run.ts'
import { listFiles } from './stale.ts'

/** As Vite writes them (`build.license` in vite.config.ts); `text` is the package's licence file. */
export interface Package { name: string, version: string, identifier?: string, text?: string }

/** What Vite lists, in a build's folder. */
const LISTED = 'licenses.json'

/** Icons of Slidev's controls: drawn into the bundle by name, so that Vite sees no file of theirs. */
const ICONS = ['@iconify-json/carbon', '@iconify-json/ph', '@iconify-json/svg-spinners']

/** Whose tables a part of the search is made from (build/content/letters.ts): data in a module of our own. */
const TABLES = ['opencc-js', 'pinyin-pro']

/** The data of OpenCC has a licence apart from the package's, in a folder. */
const APART = join(root, 'node_modules/opencc-js/LICENSES/Apache-2.0.txt')

/** Ready-made bundles of a package that hold other packages, with a comment where each begins. */
const BUNDLES = ['mermaid/dist/mermaid.esm.mjs', 'mermaid/dist/chunks/mermaid.esm', '@mermaid-js/parser/dist/chunks/mermaid-parser.core']

/** The packages that a bundle made by esbuild from a pnpm store says it holds. */
export function packagesWithin(code: string): Package[] {
  const found = new Map()
  for (const [, name, version] of code.matchAll(/^\s*\/\/ [./]*\/node_modules\/\.pnpm\/((?:@[^+/]+\+)?[^@/]+)@(\d[^_/]*)/gm))
    found.set(`${name}@${version}`, { name: name.replace('+', '/'), version })
  return [...found.values()]
}

/** @param path in node_modules */
const readJson = (path: string) => JSON.parse(readFileSync(join(root, 'node_modules', path), 'utf8'))

/** A package with the licence that its installed copy has; without one when it is not installed. */
function licensed(wanted: Package): Package {
  const folder = join(root, 'node_modules', wanted.name)
  if (!existsSync(join(folder, 'package.json')))
    return wanted
  const { license } = readJson(`${wanted.name}/package.json`)
  const file = readdirSync(folder).find(name => /^(?:licen[cs]e|copying)/i.test(name))
  return { ...wanted, identifier: license, text: file && readFileSync(join(folder, file), 'utf8').trim() }
}

const installed = (name: string) => licensed({ name, version: readJson(`${name}/package.json`).version })

/** @param name of a set of icons, which says in a file of its own whose they are */
function iconSet(name: string) {
  const { name: title, author, license } = readJson(`${name}/info.json`)
  return { ...installed(name), text: `${title}, by ${author.name}: ${author.url}\n${license.title}${license.url ? `: ${license.url}` : ''}` }
}

/** The fonts, with the line of copyright that the font files carry; the licence they lose when they are cut. */
async function fonts() {
  const { create } = await import('fontkit')
  const faces: { family: string, files: string[] }[] = JSON.parse(readFileSync(join(root, 'styles/generated/faces.json'), 'utf8'))
  return [...new Map(faces.map(face => [face.family, face])).values()].map(({ family, files }) => {
    const font = installed(`@fontsource/${family.toLowerCase().replaceAll(' ', '-')}`)
    const { copyright } = create(readFileSync(join(root, 'styles/generated', files[0])))
    return { ...font, name: family, text: `${copyright}\n\n${font.text}` }
  })
}

const NO_TEXT = 'Its licence file is not among the packages that this deck is built from; see the package on the npm registry.'

function licenseText(packages: Package[]) {
  return packages
    .map(({ name, version, identifier, text }) => `${name} ${version}${identifier ? ` (${identifier})` : ''}\n\n${text ?? NO_TEXT}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/**
 * Takes Vite's list, which it is made from, away. Rejects where there is none.
 * @param out folder of the build, relative to the project's
 * @param options page: of the student's page alone, without Slidev and Mermaid around it
 * @returns how many works are named
 */
export async function makeLicenses(out: string, { page = false }: { page?: boolean } = {}): Promise<number> {
  const listed = join(root, out, LISTED)
  const all: Package[] = JSON.parse(readFileSync(listed, 'utf8'))
  rmSync(listed)
  // Some of Slidev's virtual modules count as the deck's own.
  const bundled = all.filter(({ name }) => name !== 'coevolution-deck')
  const packages = join(root, 'node_modules')
  const code = page ? [] : listFiles(packages, BUNDLES).filter(path => path.endsWith('.mjs')).map(path => readFileSync(join(packages, path), 'utf8'))
  const inner = packagesWithin(code.join('\n'))
    .filter(({ name, version }) => !bundled.some(one => one.name === name && one.version === version))
    .sort((a, b) => a.name < b.name ? -1 : 1)
    .map(licensed)
  const shipped = await fonts()
  const icons = page ? [] : ICONS.map(iconSet)
  const tables = TABLES.map(installed)

  const parts = [
    ['The code of this deck', readFileSync(join(root, 'LICENSE'), 'utf8')],
    ['The content of this deck', readFileSync(join(root, 'CONTENT-RIGHTS.md'), 'utf8')],
    ['Fonts', licenseText(shipped)],
    ...page ? [] : [['Icons of the controls', licenseText(icons)]],
    ['Packages in the bundle', licenseText(bundled)],
    ['Tables of letters, for the search', `${licenseText(tables)}\n\n${readFileSync(APART, 'utf8').trim()}`],
    ...page ? [] : [['Packages within Mermaid\'s own bundle', licenseText(inner)]],
  ]
  const line = '='.repeat(80)
  writeFileSync(join(root, out, 'licenses.txt'), parts.map(([title, body]) => `${line}\n${title}\n${line}\n\n${body.trim()}\n`).join('\n\n'))
  return shipped.length + icons.length + tables.length + bundled.length + inner.length
}
