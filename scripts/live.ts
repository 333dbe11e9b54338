// npm run live -- [options]: the built deck and a live class on one port, for the phones of those who are in the room.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { contentFolder, takeContent } from '../build/content.ts'
import { outDir } from '../build/inputs.ts'
import { ensureBuilt } from './lib/built.ts'
import { readOptions } from './lib/options.ts'
import { root, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

takeContent()

const HELP = `npm run live -- [options]

The deck with a live class: students' phones send their answers to this computer. 课件加课堂互动：学生的手机把答案发到这台电脑。

  --url https://…    the address that phones are to use, where a proxy stands in front 手机用的网址（前面有代理时）
  --port 4180        the port 端口
  --data .live       the folder that keeps the classes 保存课堂数据的文件夹
  --keep 24          hours after the last step until a class is deleted 最后一步之后保留几小时
  --content FOLDER   of another case 别的案例
  --help             this 显示本说明`

const options = readOptions(HELP, ['url', 'port', 'data', 'keep'])
const port = Number(options.port ?? process.env.PORT ?? 4180)
if (!Number.isInteger(port) || port < 1 || port > 65535)
  stop(`--port takes a number from 1 to 65535, not "${options.port ?? process.env.PORT}".`, '--port 后面要写 1 到 65535 的数。')
const keep = Number(options.keep ?? 24)
if (!(keep > 0 && keep <= 24 * 366))
  stop(`--keep takes hours, such as 24, not "${options.keep}".`, '--keep 后面要写小时数，例如 24。')
const url = options.url?.replace(/\/+$/, '')
if (url !== undefined && !(/^https?:\/\/[^\s/?#]+$/.test(url) && URL.canParse(url)))
  stop(`--url takes an address such as https://class.example.org, without a folder, not "${options.url}".`, '--url 后面要写网址，例如 https://class.example.org，后面不带文件夹。')
const data = options.data === undefined ? join(root, '.live') : resolve(process.env.INIT_CWD ?? process.cwd(), options.data)

/** What building prints. */
const LOG = 'live.log'
await ensureDependencies({ log: LOG })
await ensureBuilt(LOG)
const dist = join(root, outDir('90'))
if (!existsSync(join(dist, 'index.html')))
  stop('There is no built deck in dist/: run "npm run build".', 'dist/ 里没有构建好的课件，请运行 npm run build。')

const { startLive, StartFault } = await import('../server/start.ts')
const { readCase } = await import('../server/caseSource.ts')
say('Opening the store of the class…', '正在打开课堂数据……')
const live = await startLive({ port, dist, data, source: readCase(contentFolder()), url, keep: keep * 3_600_000 }).catch((error: unknown) => {
  if (!(error instanceof StartFault))
    throw error
  if (error.kind === 'port')
    stop(`Port ${port} is taken by another program, or may not be used: choose another with --port.`, '端口被别的程序占用，或不允许使用：请用 --port 换一个。')
  if (error.kind === 'running')
    stop(`A class is running on ${data} already: end that one, or name another folder with --data.`, '这个文件夹已经有一个课堂在用：请先结束它，或用 --data 换一个文件夹。')
  return stop(`The folder ${data} can't be used: name another with --data.`, '这个文件夹不能读写：请用 --data 换一个。')
})

if (live.setAside)
  say(`What was kept could not be read. It lies, untouched, in ${live.setAside}.`, '原来的课堂数据读不出来，原样放在上面这个文件夹里。')
const [first, ...others] = live.addresses()
const lecturer = `${url ?? `http://localhost:${live.port}`}/#/presenter/1?live=${live.key}`
say(`Lecturer, for you alone: ${lecturer}`, '讲课用，只给自己，不要投影。')
say(`Phones: ${first.url}`, '手机用；二维码和口令在幻灯片上。')
for (const { url: other, name, link } of others)
  console.log(`  ${other}  ${name}${link === 'virtual' ? ' (virtual or VPN, hardly 虚拟网卡或 VPN，多半不通)' : ''}`)
say(`Kept in ${data}, deleted ${keep} h after the last step.`, `数据在上面的文件夹里，最后一步之后 ${keep} 小时删除。`)
say('Ctrl+C ends it; started again, it goes on with the same class.', '按 Ctrl+C 结束；再启动，课堂接着上。')

let ending = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, async () => {
    // Pressed twice: not to wait for anything.
    if (ending)
      process.exit(1)
    ending = true
    await live.close()
    process.exit(0)
  })
}
