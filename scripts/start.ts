// npm start -- [options]: install, build if anything changed, serve, open.
import { rmSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { takeContent } from '../build/content.ts'
import { ensureBuilt } from './lib/built.ts'
import { lanAddresses } from './lib/lan.ts'
import { readOptions } from './lib/options.ts'
import { hasDesktop, root, runNode, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

takeContent()

const HELP = `npm start -- [options]

Builds the deck where something changed, and shows it on this computer. 有改动就重新构建，在这台电脑上打开课件。

  --lan              for phones on the same Wi-Fi, too 同一 Wi-Fi 里的手机也能打开
  --port 4173        this port or none; 4173 or the next free one unless told 只用这个端口
  --no-open          opens no browser 不自动打开浏览器
  --content FOLDER   of another case 别的案例
  --help             this 显示本说明`

const options = readOptions(HELP, ['port'], ['lan', 'no-open'])
const asked = options.port ?? process.env.PORT
const port = Number(asked ?? 4173)
if (!Number.isInteger(port) || port < 1 || port > 65535)
  stop(`--port takes a number from 1 to 65535, not "${asked}".`, '--port 后面要写 1 到 65535 的数。')

/** What installing and building print. */
const LOG = 'start.log'
rmSync(join(root, LOG), { force: true })
await ensureDependencies({ log: LOG })

await ensureBuilt(LOG)

// What the build has said of another case is in the log; a class should not be the first to find out.
if (process.env.DECK_CONTENT)
  await runNode(['scripts/check-content.ts'])

const { serveDist } = await import('./lib/serve.ts')
const server = await serveDist({
  port,
  strictPort: asked !== undefined,
  open: hasDesktop(),
  host: options.lan ? '0.0.0.0' : undefined,
  origin: options.lan ? at => outward(at)[0]?.origin : undefined,
}).catch(() => stop(`Port ${port} is taken by another program, perhaps a deck started before: end that, or choose another with --port.`, '端口被别的程序占用，也许是先前打开的课件：请关掉它，或用 --port 换一个。'))
if (server.port !== port)
  say(`Port ${port} is taken, perhaps by a deck started before; this one has ${server.port}, and does not see what was sorted at the other.`, '端口被占用，换了一个；原来那个网址上放的卡，这里看不到。')

say(`Deck, 90 minutes: ${server.url}`, '课件，90 分钟。')
say(`Deck, 45 minutes: ${server.url}45/`, '课件，45 分钟。')
say(`Study page: ${server.url}study/`, '自学页。')
if (options.lan)
  await sayForPhones(outward(server.port))
else
  say('Only this computer can open these. With "npm start -- --lan" others on the same Wi-Fi can, too.', '这些网址只有这台电脑能打开；用 npm start -- --lan，同一 Wi-Fi 里的别人也能打开。')
say('Ctrl+C ends it.', '按 Ctrl+C 结束。')

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(0))

/**
 * Where others find the deck, the likeliest first.
 * @param at port
 */
function outward(at: number) {
  return lanAddresses(networkInterfaces()).map(({ name, link, host }) => ({ name, link, origin: `http://${host}:${at}` }))
}

async function sayForPhones(addresses: ReturnType<typeof outward>) {
  if (addresses.length === 0) {
    say('This computer is in no network: phones can\'t open the deck. Join the Wi-Fi, then start again.', '这台电脑没有连上任何网络，手机打不开。连上 Wi-Fi 以后再来一次。')
    return
  }
  say('\nFor phones on the same Wi-Fi, the first that works; slides show the first as a code:', '同一 Wi-Fi 里的手机用下面的网址，从第一个试起；幻灯片上的二维码就是第一个：')
  for (const { name, link, origin } of addresses)
    console.log(`  ${origin}/study/  ${name}${link === 'virtual' ? ' (virtual or VPN, hardly 虚拟网卡或 VPN，多半不通)' : ''}`)
  const { renderUnicodeCompact } = await import('uqr')
  const code = renderUnicodeCompact(`${addresses[0].origin}/study/`, { ecc: 'L', border: 2, invert: true })
  // Black on white whatever the terminal's colours: readers of codes do not all take them the other way round.
  console.log(code.split('\n').map(line => process.stdout.isTTY ? `  \x1B[30;107m${line}\x1B[0m` : `  ${line}`).join('\n'))
  say('Not opening on a phone? Same Wi-Fi, no VPN, and Node.js allowed in the firewall: see README.', '手机打不开：是不是同一 Wi-Fi、有没有关 VPN、防火墙有没有允许 Node.js，见 README。')
}
