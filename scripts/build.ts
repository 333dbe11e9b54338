// npm run build -- [--route 90|45] [--content FOLDER]: check the content, cut the fonts, build the static deck, for one lecture or both.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { makeFonts, printFaces } from './fonts.ts'
import { canBeBuilt, takeContent } from '../build/content.ts'
import { writeCover } from '../build/cover.ts'
import { buildHash, outDir, EDITIONS, stampFile } from '../build/inputs.ts'
import { makeLicenses } from '../build/licenses.ts'
import { makeOffline } from '../build/offline.ts'
import { writeNotFound } from '../build/notFound.ts'
import { knownEdition, readOptions } from './lib/options.ts'
import { writePolicy } from '../build/policy.ts'
import { step } from './lib/progress.ts'
import { cli, root, runNode, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { buildStudy } from '../build/study.ts'
import { writeStamp } from '../build/stale.ts'

takeContent()

const HELP = `npm run build -- [options]

The 90-minute deck in dist/, the 45-minute one in dist/45/. 90 分钟的课件在 dist/，45 分钟的在 dist/45/。

  --route 90          one of the two only 只做其中一份
  --content FOLDER    of another case 别的案例
  --help              this 显示本说明`

const asked = readOptions(HELP, ['route']).route ?? process.env.DECK_ROUTE
const editions = asked ? [knownEdition(asked)] : EDITIONS

await ensureDependencies()

step('Checking the content', '检查内容')
if (!canBeBuilt(await runNode(['scripts/check-content.ts'])))
  stop('The content has errors (see above); nothing was built.', '内容有错误（见上），未构建。')

step('Fonts', '字体')
printFaces(await makeFonts())

for (const edition of editions)
  await build(edition)
process.exit(0)

/** @param edition minutes */
async function build(edition: string) {
  const out = outDir(edition)
  const env = { ...process.env, DECK_ROUTE: edition }
  const started = Date.now()
  // Taken before the build: an edit made meanwhile must make the result stale.
  const hash = buildHash(root, env)
  rmSync(stampFile(out), { force: true })

  step(`Slides, ${edition} minutes`, `${edition} 分钟的幻灯片`)
  // `--base ./` lets the deck lie in any folder of any static server.
  if (await runNode([cli.slidev, 'build', '--base', './', '--out', out], { env }) !== 0)
    stop('The build failed (see above).', '构建失败（原因见上）。')

  // Slidev writes two files for hosts that rewrite addresses; with hash addresses they do nothing,
  // and with a relative base they are wrong. Its 404.html gives way to our own.
  for (const name of ['404.html', '_redirects'])
    rmSync(join(root, out, name), { force: true })
  removeSourceMaps(join(root, out))
  step(`Cover and offline copy, ${edition} minutes`, `${edition} 分钟的封面和离线副本`)
  await writeCover(join(root, out), edition)
  writePolicy(join(root, out))
  await writeNotFound(join(root, out))
  await makeLicenses(out)
  if (edition === '90') {
    step('The student’s page', '自学页')
    await buildStudy()
  }
  const { files, bytes, first } = await makeOffline(out, edition)

  writeStamp(stampFile(out), hash)
  const seconds = Math.round((Date.now() - started) / 1000)
  const before = first > 0 ? `, the student’s page before the rest, ${Math.round(first / 1000)} kB` : ''
  say(`Built: ${out}/, the ${edition}-minute lecture, ${seconds} s. Kept offline: ${files} files, ${(bytes / 1e6).toFixed(1)} MB${before}.`, `构建完成：${edition} 分钟课。`)
}

function removeSourceMaps(folder: string) {
  if (!existsSync(folder))
    return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      removeSourceMaps(path)
    else if (entry.name.endsWith('.map'))
      rmSync(path)
  }
}
