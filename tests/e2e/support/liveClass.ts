import type { ChildProcess } from 'node:child_process'
import type { HostState } from '#live/model/messages'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** This machine as a phone sees it: no localhost, so no secure context. Localhost where it has no address. */
export const HOST = Object.values(networkInterfaces()).flat().find(one => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.1'

/** A class with its server, and its lecturer by requests. */
export class LiveClass {
  port = 0
  code = ''
  id = ''
  #process: ChildProcess | null = null
  #cookie = ''
  readonly #data = mkdtempSync(join(tmpdir(), 'live-'))

  get origin(): string {
    return `http://${HOST}:${this.port}`
  }

  /** Starts the server, and a class where there is none yet; started again, it has the same data and port. */
  async start(): Promise<this> {
    const child = spawn(process.execPath, [new URL('liveProcess.ts', import.meta.url).pathname, this.#data, String(this.port)], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#process = child
    const { port, key } = await new Promise<{ port: number, key: string }>((done, failed) => {
      child.stdout!.once('data', (line: Buffer) => done(JSON.parse(String(line)) as { port: number, key: string }))
      child.once('exit', code => failed(new Error(`The server ended with ${code}.`)))
    })
    this.port = port
    if (!this.#cookie) {
      const reply = await fetch(`${this.origin}/live/classes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key }) })
      this.#cookie = reply.headers.getSetCookie().map(one => one.split(';')[0]).join('; ')
      const state = await reply.json() as HostState
      this.code = state.class.code
      this.id = state.class.id
    }
    return this
  }

  kill(): Promise<void> {
    return new Promise((done) => {
      this.#process!.removeAllListeners('exit').once('exit', () => done()).kill('SIGKILL')
    })
  }

  async close(): Promise<void> {
    await this.kill()
    rmSync(this.#data, { recursive: true, force: true })
  }

  async state(): Promise<HostState> {
    return await (await this.#ask('GET', 'state?as=host')).json() as HostState
  }

  async #ask(method: string, path: string, body?: unknown): Promise<Response> {
    const reply = await fetch(`${this.origin}/live/${this.code}${path && `/${path}`}`, { method, headers: { 'cookie': this.#cookie, 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) })
    if (!reply.ok)
      throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${reply.status} ${await reply.text()}`)
    return reply
  }

  async step(task: string, to: string): Promise<void> {
    await this.#ask('POST', 'step', { task, to, version: (await this.state()).version, sure: true })
  }

  async set(set: object): Promise<void> {
    await this.#ask('POST', 'step', { set, version: (await this.state()).version })
  }

  async end(): Promise<void> {
    await this.#ask('DELETE', '')
  }
}
