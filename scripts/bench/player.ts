// The H5P player alone, with an activity that is one line of text: what any content type comes on top of.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root, say } from '../lib/run.ts'

const VERSION = '3.8.2'
export const PLAYER = '.bench/player'

const LIBRARY = { title: 'Line', machineName: 'H5P.Line', majorVersion: 1, minorVersion: 0, patchVersion: 0, runnable: 1, preloadedJs: [{ path: 'line.js' }] }
const FILES: Record<string, string> = {
  'index.html': `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Player</title>
<div id="player"></div><script src="./main.bundle.js"></script>
<script>new H5PStandalone.H5P(document.getElementById('player'), { h5pJsonPath: './activity', frameJs: './frame.bundle.js', frameCss: './styles/h5p.css', embedType: 'div' })</script></html>`,
  'activity/h5p.json': JSON.stringify({ title: 'Line', mainLibrary: 'H5P.Line', embedTypes: ['div'], preloadedDependencies: [{ machineName: 'H5P.Line', majorVersion: 1, minorVersion: 0 }] }),
  'activity/content/content.json': '{}',
  'activity/H5P.Line-1.0/library.json': JSON.stringify(LIBRARY),
  'activity/H5P.Line-1.0/line.js': `var H5P=H5P||{};H5P.Line=function(){this.attach=function($box){$box.append('<p data-line>把事件放进三个阶段</p>')}};`,
}

/** Fetches it from npm, unless it is there. Rejects where it can't be had. */
export async function fetchPlayer(): Promise<void> {
  const folder = join(root, PLAYER)
  if (existsSync(join(folder, 'dist/index.html')))
    return
  say('Fetching the H5P player to compare with…', '正在取用于对比的 H5P 播放器……')
  const { cpSync } = await import('node:fs')
  const { execFileSync } = await import('node:child_process')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const npm = process.env.npm_execpath
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `h5p-standalone@${VERSION}`]
  if (npm)
    execFileSync(process.execPath, [npm, ...args], { cwd: folder, stdio: 'ignore' })
  else
    execFileSync('npm', args, { cwd: folder, stdio: 'ignore' })
  cpSync(join(folder, 'node_modules/h5p-standalone/dist'), join(folder, 'dist'), { recursive: true })
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, 'dist', name, '..'), { recursive: true })
    writeFileSync(join(folder, 'dist', name), text)
  }
}
