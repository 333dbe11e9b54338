import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMMANDS, isNodeNewEnough, launchFault, readAnswer } from './launch.mjs'

const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))

it('every command of package.json goes through the launcher, and every one that it knows is there', () => {
  for (const [name, script] of Object.entries(manifest.scripts))
    expect(Object.keys(COMMANDS), name).toContain(script.match(/^node scripts\/launch\.mjs ([\w-]+)/)?.[1])
  expect(Object.values(COMMANDS).filter(path => !existsSync(path))).toEqual([])
})

it('Node 22.18 is the oldest', () => {
  expect(['18.20.8', '20.20.2', '22.17.9', '22.18.0', '22.21.1', '24.0.0'].map(isNodeNewEnough)).toEqual([false, false, false, true, true, true])
})

describe('what npm gives', () => {
  it('is read from its last line', () => {
    expect(readAnswer('v24.21.0/cache/bin/node\n')).toEqual({ version: '24.21.0', path: '/cache/bin/node' })
    expect(readAnswer('added 2 packages\r\nv24.21.0C:\\my cache\\node.exe\r\n')).toEqual({ version: '24.21.0', path: 'C:\\my cache\\node.exe' })
    expect([null, '', 'npm error code ECONNREFUSED'].map(readAnswer)).toEqual([undefined, undefined, undefined])
  })

  it('is gone on in, or refused with what to do', () => {
    expect(launchFault('24.21.0')).toBeUndefined()
    expect(launchFault(undefined)?.join(' ')).toMatch(/online.*nodejs\.org.*网络.*nodejs\.org/)
    expect(launchFault('20.20.2')?.join(' ')).toMatch(/ignore-scripts.*nodejs\.org.*ignore-scripts.*nodejs\.org/)
  })
})

describe('on an older Node', () => {
  let folder: string
  beforeEach(() => {
    // A copy, so that no Node is remembered from before.
    folder = mkdtempSync(join(tmpdir(), 'deck-launch-'))
    mkdirSync(join(folder, 'scripts'))
    cpSync('scripts/launch.mjs', join(folder, 'scripts/launch.mjs'))
    writeFileSync(join(folder, COMMANDS.serve), 'console.log(process.argv.slice(2).join(" ")); process.exitCode = 7')
    writeFileSync(join(folder, 'older.mjs'), 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** The launcher in a Node that says it is an older one, where npm is the code given. */
  function launch(npm: string) {
    writeFileSync(join(folder, 'npm.mjs'), npm)
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pathToFileURL(join(folder, 'older.mjs')).href, join(folder, 'scripts/launch.mjs'), 'serve', '--port', '1'], {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(folder, 'npm.mjs') },
    })
    return { status, stdout, lines: stderr.trim().split('\n') }
  }
  const said = expect.stringMatching(/^This is Node 20\.20\.2.*当前 Node 20\.20\.2/)

  it('goes on in the one that npm brings, once asked, with what was typed and the code of its end', () => {
    const brought = { status: 7, stdout: '--port 1\n', lines: [said] }
    expect(launch('console.log(process.version + process.execPath)')).toEqual(brought)
    expect(launch('process.exit(1)')).toEqual(brought)
  })

  it('says in one more line what to do where npm brings none, or may not run its script', () => {
    expect(launch('process.exit(1)')).toEqual({ status: 1, stdout: '', lines: [said, launchFault(undefined)?.join(' ')] })
    expect(launch('console.log("v20.20.2" + process.execPath)')).toEqual({ status: 1, stdout: '', lines: [said, launchFault('20.20.2')?.join(' ')] })
  })
})
