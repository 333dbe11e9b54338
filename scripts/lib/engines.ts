// Finds the engines for `npm run test:engines`, or installs them: Playwright's own builds, else Firefox and WebKit as the system has them.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { posix } from 'node:path'
import process from 'node:process'
import { findBrowser, findFirefox } from './browser.ts'
import { cli, run, runNode, say } from './run.ts'

export const ENGINES = ['firefox', 'webkit', 'chromium'] as const
export type EngineName = typeof ENGINES[number]

/** An engine that is there, and how it is driven. */
export interface FoundEngine {
  name: EngineName
  by: 'playwright' | 'webdriver'
  /** Whose build it is. */
  build: 'Playwright' | 'system'
  /** Of the browser; Playwright's own without. */
  path?: string
  /** By which Playwright drives a browser as it is released. */
  channel?: string
  /** Of WebDriver's program. */
  driver?: string
  /** Of the program that gives it a screen which nobody sees; without, the screen that there is. */
  screen?: string
  /** Settings of a Firefox's reader. */
  prefs?: Record<string, string | number | boolean>
}

/** Where Linux systems keep WebKitGTK's smallest browser; Debian and its like in a folder by the processor. */
const LIBRARIES = [`/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`, '/usr/libexec', '/usr/lib64', '/usr/lib']
const MINI_BROWSERS = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].flatMap(version => LIBRARIES.map(folder => `${folder}/${version}/MiniBrowser`))

/** Debian's package of each engine, with what it needs to be driven. */
const PACKAGES = { firefox: ['firefox-esr'], webkit: ['webkit2gtk-driver', 'xvfb'], chromium: ['chromium'] } as const

const inPath = (name: string): string | undefined =>
  (process.env.PATH ?? '').split(':').map(folder => posix.join(folder, name)).find(path => existsSync(path))

function playwrightsOwn(name: EngineName): FoundEngine | undefined {
  try {
    const path = (createRequire(import.meta.url)('playwright') as typeof import('playwright'))[name].executablePath()
    return existsSync(path) ? { name, by: 'playwright', build: 'Playwright' } : undefined
  }
  catch {
    return undefined
  }
}

/** WebKitGTK: only where there is a driver, the browser, and a screen for it. */
function systemWebKit(): FoundEngine | undefined {
  const driver = inPath('WebKitWebDriver')
  const path = MINI_BROWSERS.find(one => existsSync(one))
  const screen = inPath('Xvfb')
  return process.platform === 'linux' && driver && path && (screen || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    ? { name: 'webkit', by: 'webdriver', build: 'system', path, driver, screen }
    : undefined
}

function systems(name: EngineName): FoundEngine | undefined {
  if (name === 'webkit')
    return systemWebKit()
  const path = name === 'firefox' ? findFirefox() : findBrowser({ windowless: true })
  // `moz-firefox` is Playwright's name for a Firefox as it is released, driven by its own WebDriver BiDi.
  return path === undefined ? undefined : { name, by: 'playwright', build: 'system', path, channel: name === 'firefox' ? 'moz-firefox' : undefined }
}

/** The engine as it is on this computer: one that `DECK_FIREFOX` names, Playwright's own build, the system's. */
export const findEngine = (name: EngineName): FoundEngine | undefined =>
  (name === 'firefox' && process.env.DECK_FIREFOX ? systems(name) : undefined) ?? playwrightsOwn(name) ?? systems(name)

/** How to get an engine that is not there: one line in both languages. */
export function sayHowToGet(name: EngineName): void {
  const title = { firefox: 'Firefox', webkit: 'WebKit', chromium: 'Chromium' }[name]
  say(
    `Not tested in ${title}: there is none here. Install it: npx playwright install ${name} (Debian: apt-get install ${PACKAGES[name].join(' ')}).`,
    `没有在 ${title} 里测试：这里没有。请安装：npx playwright install ${name}（Debian：apt-get install ${PACKAGES[name].join(' ')}）。`,
  )
}

/**
 * The engine; where there is none Playwright's build is downloaded, or the system's is installed as root on Debian and its like if
 * nobody is there to be asked (`CI`); else undefined.
 */
export async function ensureEngine(name: EngineName): Promise<FoundEngine | undefined> {
  let found = findEngine(name)
  if (found)
    return found
  say(`No ${name} found; downloading Playwright’s…`, `未找到 ${name}，正在下载 Playwright 的版本……`)
  await runNode([cli.playwright, 'install', name], { timeout: 300_000 })
  found = findEngine(name)
  if (!found && process.env.CI && process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${PACKAGES[name].join(', ')} with apt-get…`, `正在用 apt-get 安装 ${PACKAGES[name].join('、')}……`)
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { env, timeout: 300_000 })
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES[name]], { env, timeout: 600_000 })
    found = findEngine(name)
  }
  return found
}
