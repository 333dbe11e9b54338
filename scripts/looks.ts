// npm run looks -- --out FOLDER: a picture of every state of the deck, from dist/ (build first); --compare tells two folders of
// them apart. For changes that must leave no trace: take the pictures before and after, and compare.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { ensureBrowser } from './lib/browser.ts'
import { compareLooks } from './lib/looks.ts'
import { readOptions } from './lib/options.ts'
import { cli, root, runNode, say, stop } from './lib/run.ts'
import { serveDist } from './lib/serve.ts'
import { ensureDependencies } from './lib/setup.ts'
import { listFiles } from '../build/stale.ts'

/** One file each, and the pictures of each in a folder of that name. */
const PARTS = readdirSync(join(root, 'tests/looks')).flatMap(name => name.match(/^(.+)\.spec\.ts$/)?.[1] ?? [])

const HELP = `npm run looks -- --out FOLDER [options]
npm run looks -- --compare BEFORE AFTER [options]

  --out folder       takes the pictures of dist/ into it (build first) 截图放到这个文件夹（先构建）
  --compare A B      which pictures differ, are missing or are new; exit code 1 if any 比较两个文件夹
  --only part        ${PARTS.join(', ')} 只看一部分
  --help             this 显示本说明`

const folders = takePair()
const { out, only } = readOptions(HELP, ['out', 'only'])
if (only !== undefined && !PARTS.includes(only))
  stop(`--only does not take "${only}": it takes ${PARTS.join(', ')}.`, `--only 不认识“${only}”，只能是 ${PARTS.join('、')}。`)
const parts = only === undefined ? PARTS : [only]
if ((out === undefined) === (folders === undefined))
  stop('Either --out with a folder or --compare with two is needed; --help says more.', '要有 --out 加一个文件夹，或 --compare 加两个，--help 可查。')

await ensureDependencies()
process.exit(folders ? await compare(folders) : await take(resolve(out!)))

/** The two folders of `--compare`, taken out of the arguments: an option has one value. */
function takePair(): [before: string, after: string] | undefined {
  const at = process.argv.indexOf('--compare')
  if (at < 0)
    return undefined
  const pair = process.argv.splice(at, 3).slice(1)
  const missing = pair.find(folder => !existsSync(folder))
  if (pair.length < 2 || missing !== undefined)
    stop(missing === undefined ? '--compare takes two folders.' : `--compare takes two folders, and there is none at ${missing}.`, '--compare 后面要有两个文件夹。')
  return [resolve(pair[0]), resolve(pair[1])]
}

async function compare([before, after]: [string, string]): Promise<number> {
  const { same, differ, missing, added } = await compareLooks(before, after, parts)
  for (const [line, names] of [['differs 不同', differ], ['missing 缺少', missing], ['new 新增', added]] as const)
    names.forEach(name => console.log(`${line}  ${name}`))
  say(`${same} the same, ${differ.length} differ, ${missing.length} missing, ${added.length} new.`, `相同 ${same}，不同 ${differ.length}，缺少 ${missing.length}，新增 ${added.length}。`)
  return same > 0 && differ.length + missing.length + added.length === 0 ? 0 : 1
}

async function take(folder: string): Promise<number> {
  if (!existsSync(join(root, 'dist/index.html')))
    stop('There is no deck in dist/: npm run build first.', 'dist/ 里没有课件，请先 npm run build。')
  // Of another day they would stand beside those of today.
  parts.forEach(part => rmSync(join(folder, part), { recursive: true, force: true }))
  const browser = await ensureBrowser({ windowless: true })
  // An address of its own, so that codes and links are the same whatever port is free.
  const server = await serveDist({ port: 4188, origin: () => 'http://192.168.1.20:4173' })
  const began = Date.now()
  const code = await runNode([cli.playwright, 'test', '--config', 'playwright.looks.config.ts', ...parts.map(part => `tests/looks/${part}.spec.ts`)], {
    env: { DECK_BROWSER: browser, LOOKS_URL: server.url, LOOKS_OUT: folder },
  })
  const count = listFiles(folder, parts).length
  const seconds = Math.round((Date.now() - began) / 1000)
  if (code === 0)
    say(`${count} pictures in ${folder}, ${seconds} s.`, `${count} 张图，用时 ${seconds} 秒。`)
  else
    say(`Not all pictures could be taken: ${count} are in ${folder}.`, `没有拍全，只有 ${count} 张。`)
  return code
}
