// npm run build:single -- [options]: the deck as one HTML file, for a computer without a server or Node.
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { makeFonts } from './fonts.ts'
import { canBeBuilt, takeContent } from '../build/content.ts'
import { buildHash, singleFile } from '../build/inputs.ts'
import { makeLicenses } from '../build/licenses.ts'
import { knownReleases, knownEdition, readOptions } from './lib/options.ts'
import { cli, root, runNode, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { singlePage } from '../build/single.ts'
import { isFresh, writeStamp } from '../build/stale.ts'

takeContent()

const HELP = `npm run build:single -- [options]

One HTML file, dist/single/${singleFile('90').name}: opens by double click, needs no server.
一个 HTML 文件，双击就能打开，不用服务器，也不用联网。

  --route 45               the 45-minute lecture, ${singleFile('45').name} 45 分钟的课
  --out FOLDER             and puts it there, such as on a USB stick 再存到这个文件夹，如 U 盘
  --releases https://…     where a newer file is found, for the file to say 新版在哪里，写进文件
  --content FOLDER         of another case 别的案例
  --help                   this 显示本说明`

const options = readOptions(HELP, ['route', 'out', 'releases'])
const edition = knownEdition(options.route ?? (process.env.DECK_ROUTE || '90'))
const releases = knownReleases(options.releases ?? process.env.DECK_RELEASES)
const { folder, name } = singleFile(edition)
const made = join(root, folder, name)
const target = options.out === undefined ? made : resolve(process.env.INIT_CWD ?? process.cwd(), options.out, name)
// Before the minute that a build takes.
writing(() => mkdirSync(dirname(target), { recursive: true }))

await ensureDependencies()
const stamp = join(root, folder, `.deck-build-${edition}`)
// A release has the day of its commit; else it is today. The day alone makes no file stale.
const env = { ...process.env, DECK_ROUTE: edition, DECK_SINGLE: '1', DECK_RELEASES: releases, DECK_DATE: process.env.DECK_DATE ?? new Date().toISOString().slice(0, 10) }
const hash = [buildHash(root, env), releases].filter(Boolean).join(' ')
if (!isFresh(stamp, hash) || !existsSync(made))
  await build()
if (target !== made)
  writing(() => copyFileSync(made, target))
say(`One file, the ${edition}-minute lecture, ${(statSync(target).size / 1e6).toFixed(1)} MB: ${target}`, `单个文件，${edition} 分钟课，双击打开。`)
process.exit(0)

async function build() {
  rmSync(stamp, { force: true })
  if (!canBeBuilt(await runNode(['scripts/check-content.ts'])))
    stop('The content has errors (see above); nothing was built.', '内容有错误（见上），未构建。')
  await makeFonts()
  const parts = join(folder, `.parts-${edition}`)
  const fault = await assemble(parts).then(() => null, error => error)
  rmSync(join(root, parts), { recursive: true, force: true })
  if (fault)
    stop(`No file was made: ${fault.message}`, '文件没有做成。')
  writeStamp(stamp, hash)
}

/** @param parts folder for what the page is made of, relative to the project's */
async function assemble(parts: string) {
  if (await runNode([cli.slidev, 'build', '--base', './', '--out', parts], { env }) !== 0)
    throw new Error('the build failed (see above).')
  await makeLicenses(parts)
  writeFileSync(made, await singlePage(join(root, parts)))
}

function writing(act: () => void) {
  try {
    act()
  }
  catch (error) {
    stop(`The file can't be put there: ${(error as Error).message}.`, '存不到那里，请看文件夹对不对、满没满。')
  }
}
