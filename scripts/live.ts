// npm run live -- [options]: the built deck and a live class on one port, for the phones of those who are in the room.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { contentFolder, takeContent } from '../build/content.ts'
import { outDir } from '../build/inputs.ts'
import { ensureBuilt } from './lib/built.ts'
import { checkDatabaseUrl, databaseAt } from './lib/databaseUrl.ts'
import { isAsked, LECTURER_OPTIONS, LECTURER_SWITCHES, serveLecturers } from './lib/lecturers.ts'
import { readOptions } from './lib/options.ts'
import { root, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

takeContent()

const HELP = `npm run live -- [options]

The deck with a live class: students' phones send their answers to this computer. 课件加课堂互动：学生的手机把答案发到这台电脑。

  --url https://…    the address that phones are to use, where a proxy stands in front 手机用的网址（前面有代理时）
  --port 4180        the port 端口
  --host 127.0.0.1   on this address only; on all unless told 只在这个地址上听，默认全部
  --data .live       the folder that keeps the classes 保存课堂数据的文件夹
  --keep 24          hours after the last step until a class is deleted 最后一步之后保留几小时
  --content FOLDER   of another case 别的案例
  --help             this 显示本说明

With a PostgreSQL server in DATABASE_URL, for a faculty (docs/hosting.md); these do one thing and end:
用 DATABASE_URL 指定 PostgreSQL 服务器，供全院使用（见 docs/hosting.md）；以下各项做完即结束：

  --migrate               makes the tables 建表
  --add-lecturer NAME     a key, and the address for NAME alone 给一位老师一把钥匙
  --remove-lecturer NAME  takes it back 收回
  --lecturers             who has one 列出`

const options = readOptions(HELP, ['url', 'port', 'host', 'data', 'keep', ...LECTURER_OPTIONS], LECTURER_SWITCHES)
const port = Number(options.port ?? process.env.PORT ?? 4180)
if (!Number.isInteger(port) || port < 1 || port > 65535)
  stop(`--port takes a number from 1 to 65535, not "${options.port ?? process.env.PORT}".`, '--port 后面要写 1 到 65535 的数。')
const keep = Number(options.keep ?? 24)
if (!(keep > 0 && keep <= 24 * 366))
  stop(`--keep takes hours, such as 24, not "${options.keep}".`, '--keep 后面要写小时数，例如 24。')
const url = options.url?.replace(/\/+$/, '')
if (url !== undefined && !(/^https?:\/\/[^\s/?#]+(?:\/[\w.~-]+)*$/.test(url) && URL.canParse(url)))
  stop(`--url takes an address such as https://class.example.org or https://example.org/deck, not "${options.url}".`, '--url 后面要写网址，例如 https://class.example.org 或 https://example.org/deck。')
const database = process.env.DATABASE_URL || undefined
if (database !== undefined)
  checkDatabaseUrl(database)
if (database !== undefined && options.data !== undefined)
  stop('DATABASE_URL and --data exclude each other.', 'DATABASE_URL 和 --data 只能用一个。')
if (database !== undefined && url === undefined && (!isAsked(options) || options['add-lecturer'] !== undefined))
  stop('With DATABASE_URL say by --url under which address phones find the class.', '用 DATABASE_URL 时，要用 --url 写明手机用的网址。')
const data = options.data === undefined ? join(root, '.live') : resolve(process.env.INIT_CWD ?? process.cwd(), options.data)

/** What building prints. */
const LOG = 'live.log'
await ensureDependencies({ log: LOG })
if (isAsked(options)) {
  if (database === undefined)
    stop('This takes a PostgreSQL server, in DATABASE_URL.', '这一项要有 PostgreSQL 服务器，用 DATABASE_URL 指定。')
  await serveLecturers(options, database, url ?? '')
  process.exit(0)
}
// Of several processes none builds: they would do it all at once, and one is replaced while the others serve.
if (database === undefined)
  await ensureBuilt(LOG)
const dist = join(root, outDir('90'))
if (!existsSync(join(dist, 'index.html')))
  stop('There is no built deck in dist/: run "npm run build".', 'dist/ 里没有构建好的课件，请运行 npm run build。')

const { startLive, StartFault } = await import('../server/start.ts')
const { readCase } = await import('../server/caseSource.ts')
say('Opening the store of the class…', '正在打开课堂数据……')
const onHeard = (areHeard: boolean) => areHeard
  ? say('Processes hear each other.', '各进程之间的通知能送到。')
  : say('A pooler keeps notifications from arriving: each process looks once a second. Let DATABASE_URL lead to PostgreSQL itself.', '中间的连接池不传通知，改为每秒查一次。DATABASE_URL 最好直连 PostgreSQL。')
const onAway = (why: string | null) => why === null
  ? say('The database answers again.', '数据库恢复应答。')
  : say(`The database does not answer (${why}). Phones hold their answers.`, '数据库没有应答，手机先把答案留着。')
// Started again, it sets the folder aside where that can't be read, and phones fill in what they have.
const onLost = () => stop(`The store in ${data} has ended and does not open again. Start this once more: phones keep what they have and send it.`, '课堂数据意外关闭，重新打不开。请再运行一次：手机上的答案都在，会补发。')
const live = await startLive({ port, host: options.host, dist, data: database === undefined ? data : { database }, onHeard, onAway, onLost, source: readCase(contentFolder()), url, keep: keep * 3_600_000 }).catch((error: unknown) => {
  if (!(error instanceof StartFault))
    throw error
  if (error.kind === 'port')
    stop(`Port ${port} is taken by another program, or may not be used: choose another with --port.`, '端口被别的程序占用，或不允许使用：请用 --port 换一个。')
  if (error.kind === 'running')
    stop(`A class is running on ${data} already: end that one, or name another folder with --data.`, '这个文件夹已经有一个课堂在用：请先结束它，或用 --data 换一个文件夹。')
  if (error.kind === 'database')
    stop(`The database at ${databaseAt(database)} can't be reached (${(error.cause as Error).message}).`, '连不上数据库。')
  if (error.kind === 'rights')
    stop(`The database's tables are not as this version wants them, and this role may not make them (${(error.cause as Error).message}): run --migrate once with a role that may.`, '数据表还不是本版本所需，这个角色无权建表：请用有权的角色运行一次 --migrate。')
  if (error.kind === 'rows')
    stop(`This role may not read and write these tables: ${(error.cause as Error).message}. Give it the rights by the SQL of docs/hosting.md.`, '这个角色不能读写上面这些表：请按 docs/hosting.md 里的 SQL 授权。')
  return stop(`The folder ${data} can't be used: name another with --data.`, '这个文件夹不能读写：请用 --data 换一个。')
})

if (live.setAside)
  say(`What was kept could not be read. It lies, untouched, in ${live.setAside}.`, '原来的课堂数据读不出来，原样放在上面这个文件夹里。')
const [first, ...others] = live.addresses()
if (database === undefined)
  say(`Lecturer, for you alone: ${url ?? `http://localhost:${live.port}`}/#/presenter/1?live=${live.key}`, '讲课用，只给自己，不要投影。')
else
  say(`Process ${live.process} on port ${live.port}; lecturers get their addresses by --add-lecturer.`, '各位老师的网址用 --add-lecturer 生成。')
say(`Phones: ${first.url}`, '手机用；二维码和加入码在幻灯片上。')
for (const { url: other, name, link } of others)
  console.log(`  ${other}  ${name}${link === 'virtual' ? ' (virtual or VPN, hardly 虚拟网卡或 VPN，多半不通)' : ''}`)
say(`Kept in ${database === undefined ? data : 'the database'}, deleted ${keep} h after the last step.`, `数据保存在${database === undefined ? '上面的地方' : '数据库里'}，最后一步之后 ${keep} 小时删除。`)
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
