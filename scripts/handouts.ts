// npm run handouts -- [options]: slides, handout, worksheet and answers as PDF, in each language.
import { isAbsolute, join } from 'node:path'
import process from 'node:process'
import { ensureBrowser } from './lib/browser.ts'
import { takeContent } from '../build/content.ts'
import { KINDS, LANGUAGES } from '../build/handoutNames.ts'
import { outDir, EDITIONS, staleEditions } from '../build/inputs.ts'
import { knownEdition, readOptions } from './lib/options.ts'
import { root, runNode, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { writingFault } from '../build/writing.ts'

takeContent()

const HELP = `npm run handouts -- [options]

  --lang zh,en,both        languages; all three unless told 语言，默认三种都做
  --only slides,handout,worksheet,answers
                           which ones; all four unless told 做哪几种，默认全做
  --route 45               of the 45-minute lecture 45 分钟课的
  --out FOLDER             where to; dist/handouts unless told 存到哪个文件夹
  --base-url https://…     the deck's public address, for the QR codes 课件的公开网址，用来做二维码
  --content FOLDER         of another case 别的案例
  --help                   this 显示本说明`

const options = readOptions(HELP, ['lang', 'only', 'route', 'out', 'base-url'])
const languages = listed('lang', options.lang, LANGUAGES)
const kinds = listed('only', options.only, KINDS)
const edition = knownEdition(options.route ?? '90')
if (options['base-url'] !== undefined && !/^https?:\/\/\S+$/.test(options['base-url']))
  stop(`--base-url is no address: ${options['base-url']}`, '--base-url 不是网址，应以 https:// 开头。')

await ensureDependencies()
const browser = await ensureBrowser({ windowless: true })
const stale = staleEditions()
if (stale.includes(edition)) {
  say('Building the deck first…', '先构建课件……')
  if (await runNode(['scripts/build.ts', ...stale.length < EDITIONS.length ? ['--route', edition] : []], { env: { DECK_ROUTE: undefined } }) !== 0)
    process.exit(1)
}

const out = options.out === undefined ? join(root, outDir(edition), 'handouts') : isAbsolute(options.out) ? options.out : join(process.cwd(), options.out)
const { makeHandouts } = await import('../build/handouts.ts')
const { serveDist } = await import('./lib/serve.ts')
const server = await serveDist({ port: 4191, host: '127.0.0.1', outDir: outDir(edition) })
const total = kinds.length * languages.length
let count = 0
bar()
try {
  await makeHandouts({
    url: server.url,
    browser,
    out,
    kinds,
    languages,
    baseUrl: options['base-url'],
    onMade({ file, pages, bytes, ms }) {
      count += 1
      clear()
      console.log(`${file.padEnd(20)} ${String(pages).padStart(3)} pages 页  ${(bytes / 1e6).toFixed(1)} MB  ${(ms / 1000).toFixed(1)} s`)
      bar()
    },
  })
  clear()
  say(`Done: ${total} ${total === 1 ? 'file' : 'files'} in ${out}`, `完成：${total} 个文件。`)
}
catch (error) {
  clear()
  stop(...writingFault(error as Error, out) ?? [`The handouts could not be made: ${(error as Error).message.split('\n')[0]}`, '讲义没有做成。'])
}
process.exit(0)

/** In the order of `known`. */
function listed<T extends string>(name: string, value: string | undefined, known: readonly T[]): T[] {
  const asked = value === undefined ? [...known] : value.split(',').map(one => one.trim())
  const wrong = asked.find(one => !known.some(it => it === one))
  if (wrong !== undefined)
    stop(`--${name} does not take "${wrong}": it takes ${known.join(', ')}.`, `--${name} 不认识“${wrong}”，只能是 ${known.join('、')}。`)
  return known.filter(one => asked.includes(one))
}

/** On a terminal only: in a log it would be a line for each step. */
function bar() {
  if (process.stdout.isTTY)
    process.stdout.write(`[${'#'.repeat(count)}${'-'.repeat(total - count)}] ${count}/${total}`)
}
function clear() {
  if (process.stdout.isTTY)
    process.stdout.write('\r\x1B[K')
}
