// Finds a Chromium-like browser for tests, export and bench, or installs one; and a Firefox, where there is one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { posix, win32 } from 'node:path'
import process from 'node:process'
import { cli, run, runNode, say, stop } from './run.ts'

const LINUX_NAMES = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser']
/** Chromium without windows, as Playwright's own: a page opens in it in little more than half the time. */
const SHELL = 'chromium-headless-shell'
const MAC_APPS = ['Google Chrome', 'Microsoft Edge', 'Chromium']
const WINDOWS_PATHS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe']

interface Windowless {
  /** The shell first, where a system has it; else it comes last. */
  windowless?: boolean
}

/** Where to look, and how; on this computer unless told. */
export interface Search {
  platform?: string
  env?: Record<string, string | undefined>
  exists?: (path: string) => boolean
  works?: (path: string) => boolean
}

export interface BrowserSearch extends Search, Windowless {
  /** Playwright's own. */
  downloaded?: () => string | undefined
}

/** Where a browser may be, in the order of preference, without looking whether it is there. */
export function browserCandidates(platform: string, env: Record<string, string | undefined>, { windowless = false }: Windowless = {}): string[] {
  const paths = env.DECK_BROWSER ? [env.DECK_BROWSER] : []
  if (platform === 'darwin') {
    for (const name of MAC_APPS) {
      for (const folder of ['/Applications', posix.join(env.HOME ?? '', 'Applications')])
        paths.push(posix.join(folder, `${name}.app`, 'Contents/MacOS', name))
    }
  }
  else if (platform === 'win32') {
    for (const path of WINDOWS_PATHS) {
      for (const folder of [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]) {
        if (folder)
          paths.push(win32.join(folder, path))
      }
    }
  }
  else {
    const folders = (env.PATH ?? '').split(':').filter(Boolean)
    for (const name of windowless ? [SHELL, ...LINUX_NAMES] : [...LINUX_NAMES, SHELL]) {
      for (const folder of folders)
        paths.push(posix.join(folder, name))
    }
  }
  return paths
}

/** Playwright's own download; undefined before `npm ci`. */
function playwrightBrowser() {
  try {
    return createRequire(import.meta.url)('playwright').chromium.executablePath()
  }
  catch {
    return undefined
  }
}

/**
 * On Linux a file may be there and still not run: the snap placeholder, or a download without
 * its system libraries. Elsewhere asking for the version would open a window.
 */
function starts(path: string) {
  if (process.platform !== 'linux')
    return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/** The first that is there and starts. */
export function findBrowser({
  platform = process.platform,
  env = process.env,
  exists = existsSync,
  works = starts,
  downloaded = playwrightBrowser,
  windowless = false,
}: BrowserSearch = {}): string | undefined {
  return [...browserCandidates(platform, env, { windowless }), downloaded()]
    .find(path => path !== undefined && exists(path) && works(path))
}

/** A browser's path. Where there is none it is downloaded, or installed as root on Debian and its like; stops where that fails. */
export async function ensureBrowser({ windowless = false }: Windowless = {}): Promise<string> {
  if (process.env.DECK_BROWSER && !existsSync(process.env.DECK_BROWSER))
    say(`DECK_BROWSER names no file: ${process.env.DECK_BROWSER}.`, 'DECK_BROWSER 指向的文件不存在。')
  let path = findBrowser({ windowless })
  if (path)
    return path

  say('No Chrome, Edge or Chromium found; downloading Chromium…', '未找到 Chrome、Edge 或 Chromium，正在下载 Chromium……')
  await runNode([cli.playwright, 'install', 'chromium'], { timeout: 300_000 })
  path = findBrowser({ windowless })
  if (path)
    return path

  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium with apt-get…', '正在用 apt-get 安装 Chromium……')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { env, timeout: 300_000 })
    for (const name of windowless ? [SHELL, 'chromium'] : ['chromium']) {
      await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env, timeout: 600_000 })
      path = findBrowser({ windowless })
      if (path)
        return path
    }
  }
  stop(
    'Please install Chrome, Edge or Chromium, or set DECK_BROWSER to its path, and run the command again.',
    '请安装 Chrome、Edge 或 Chromium，或用 DECK_BROWSER 指明其路径，然后重新运行。',
  )
}

/** Where a Firefox may be, in the order of preference, without looking whether it is there. */
export function firefoxCandidates(platform: string, env: Record<string, string | undefined>): string[] {
  const paths = env.DECK_FIREFOX ? [env.DECK_FIREFOX] : []
  if (platform === 'darwin')
    return [...paths, '/Applications/Firefox.app/Contents/MacOS/firefox', posix.join(env.HOME ?? '', 'Applications/Firefox.app/Contents/MacOS/firefox')]
  if (platform === 'win32')
    return [...paths, ...[env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap(folder => folder ? [win32.join(folder, 'Mozilla Firefox\\firefox.exe')] : [])]
  const folders = (env.PATH ?? '').split(':').filter(Boolean)
  return [...paths, ...['firefox-esr', 'firefox'].flatMap(name => folders.map(folder => posix.join(folder, name)))]
}

/** The first that is there and starts. */
export function findFirefox({ platform = process.platform, env = process.env, exists = existsSync, works = starts }: Search = {}): string | undefined {
  return firefoxCandidates(platform, env).find(path => exists(path) && works(path))
}

/**
 * For Playwright's `launch`.
 * @param path of the browser; Playwright's own without
 */
export function launchOptions(path: string | undefined) {
  // Without hinting letters are as wide as on a projector: the shell would round each to whole pixels.
  const args = ['--disable-gpu', '--disable-background-networking', '--font-render-hinting=none']
  // Chromium refuses to start as root with its sandbox on.
  if (process.platform === 'linux' && process.getuid?.() === 0)
    args.unshift('--no-sandbox')
  return { executablePath: path, args }
}
