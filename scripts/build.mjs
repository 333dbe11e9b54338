// @ts-check
// npm run build: check the content, cut the fonts, build the static deck.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { makeFonts, printFaces } from './fonts.mjs'
import { buildHash, outDir, stampFile } from './lib/inputs.mjs'
import { cli, root, runNode, say, stop } from './lib/run.mjs'
import { ensureDependencies } from './lib/setup.mjs'
import { writeStamp } from './lib/stale.mjs'

await ensureDependencies()

const out = outDir()
// Taken before the build: an edit made meanwhile must make the result stale.
const hash = buildHash()
rmSync(stampFile(out), { force: true })

if (await runNode(['scripts/check-content.mjs']) !== 0)
  stop('The content has errors (see above); nothing was built.', '内容有错误（见上），未构建。')

printFaces(await makeFonts())

// `--base ./` lets the deck lie in any folder of any static server.
if (await runNode([cli.slidev, 'build', '--base', './', '--out', out]) !== 0)
  stop('The build failed (see above).', '构建失败（原因见上）。')

// Slidev writes two files for hosts that rewrite addresses; with hash addresses they do nothing,
// and with a relative base they are wrong.
for (const name of ['404.html', '_redirects'])
  rmSync(join(root, out, name), { force: true })
removeSourceMaps(join(root, out))

writeStamp(stampFile(out), hash)
say(`Built: ${out}/`, '构建完成。')
process.exit(0)

/** @param {string} folder */
function removeSourceMaps(folder) {
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
