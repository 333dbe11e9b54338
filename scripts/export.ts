// npm run export -- [--lang en] [what `slidev export` takes]: the slides as PDF, PNG or PPTX.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { makeFonts } from './fonts.ts'
import { ensureBrowser } from './lib/browser.ts'
import { takeContent } from '../build/content.ts'
import { cli, LACKING, root, runNode, say } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

takeContent()

const args = process.argv.slice(2)
let lang = process.env.DECK_LANG || 'zh'
// An option beside DECK_LANG, because a variable in front of a command does not work on Windows.
const at = args.indexOf('--lang')
if (at >= 0)
  lang = args.splice(at, 2)[1] ?? lang

await ensureDependencies()
const browser = await ensureBrowser()
await makeFonts()

if (!args.some(arg => arg.startsWith('--output'))) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  args.push('--output', `dist/deck-${lang}`)
}
// The first run prepares all modules, which takes a slow machine more than the exporter's half minute.
if (!args.some(arg => arg.startsWith('--timeout')))
  args.push('--timeout', '180000')
// The exporter takes a network that is still for a page that is shown: on a busy machine it printed blank pages. Once for
// all slides; slide by slide it would be once for each.
if (!args.some(arg => /^--(?:wait|per-slide)(?:=|$)/.test(arg)))
  args.push('--wait', '20000')
// PowerPoint gets a picture a slide, and shows notes without markup.
const pptx = args.includes('pptx') || args.includes('--format=pptx')
if (pptx && !args.some(arg => arg.startsWith('--with-clicks')))
  args.push('--with-clicks=false')
// Playwright starts Chromium without its sandbox unless told otherwise, so this works as root too.
const print = () => runNode(['--import', new URL('../build/exitAsSaid.ts', import.meta.url).href, cli.slidev, 'export', '--executable-path', browser, ...args], { env: { DECK_LANG: lang, DECK_NOTES: pptx ? 'plain' : undefined } })
let code = await print()
if (code === LACKING) {
  // The first run has prepared all modules, so that the second is quicker.
  say('Something was missing on a slide (see above); once more…', '有一张没有画完（见上），再做一次……')
  code = await print()
}
if (code === LACKING)
  say('Something is still missing on a slide (see above), perhaps because this computer is busy. The file is written.', '还是有一张没有画完（见上），也许电脑太忙。文件已写出。')
process.exitCode = code
