// One device's line to a server, as a browser has it: a connection that is kept for requests, one more for a stream. It counts its bytes.
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { Agent, request } from 'node:http'

export interface Reply { status: number, headers: IncomingMessage['headers'], text: string }
export interface Stream { stop: () => void, pause: () => void }

/** What a phone's browser sends with each request beside ours. */
const HEADERS = {
  'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'accept': '*/*',
  'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
  'cache-control': 'no-cache',
}
/** ms */
const PATIENCE = 10_000

export class Wire {
  #bytes = 0
  readonly #counting = new Map<ClientRequest, () => number>()
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #base: () => string
  readonly #sockets = new Set<Socket>()

  /** @param base asked for each request */
  constructor(base: () => string) {
    this.#base = base
  }

  /** What has gone over its connections so far, both ways. */
  get bytes(): number {
    return [...this.#counting.values()].reduce((sum, count) => sum + count(), this.#bytes)
  }

  #start(method: string, path: string, headers: Record<string, string>, body: string | undefined, agent: Agent | false): ClientRequest {
    const asked = request(`${this.#base()}${path}`, { method, agent, headers: { ...HEADERS, ...headers, ...body !== undefined && { 'content-length': String(Buffer.byteLength(body)) } } })
    asked.on('socket', (socket: Socket) => {
      const before = socket.bytesRead + socket.bytesWritten
      this.#counting.set(asked, () => socket.bytesRead + socket.bytesWritten - before)
      if (!this.#sockets.has(socket)) {
        this.#sockets.add(socket)
        socket.once('close', () => this.#sockets.delete(socket))
      }
    })
    asked.on('close', () => {
      this.#bytes += this.#counting.get(asked)?.() ?? 0
      this.#counting.delete(asked)
    })
    asked.end(body)
    return asked
  }

  /** @returns null where nobody answered */
  ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Reply | null> {
    return new Promise((done) => {
      const asked = this.#start(method, path, headers, body, this.#agent)
      const timer = setTimeout(() => asked.destroy(), PATIENCE)
      const end = (reply: Reply | null) => {
        clearTimeout(timer)
        done(reply)
      }
      asked.on('error', () => end(null))
      asked.on('close', () => end(null))
      asked.on('response', (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => { text += part })
        response.on('end', () => end({ status: response.statusCode ?? 0, headers: response.headers, text }))
        response.on('error', () => end(null))
      })
    })
  }

  /** @param hear each event as it comes @param over the stream has ended, or never began (with the status of the refusal) */
  listen(path: string, headers: Record<string, string>, hear: (event: string, data: string) => void, over: (status: number) => void): Stream {
    const asked = this.#start('GET', path, { ...headers, accept: 'text/event-stream' }, undefined, false)
    let status = 0
    let body: IncomingMessage | undefined
    asked.on('error', () => {})
    asked.on('close', () => over(status))
    asked.on('response', (response) => {
      body = response
      status = response.statusCode ?? 0
      if (status !== 200)
        return response.resume()
      let text = ''
      response.setEncoding('utf8')
      response.on('error', () => {})
      response.on('data', (part: string) => {
        text += part
        const events = text.split('\n\n')
        text = events.pop()!
        for (const event of events) {
          const [, name, data] = /event: (\w+)\ndata: (.*)$/s.exec(event) ?? []
          if (name)
            hear(name, data)
        }
      })
    })
    return {
      stop: () => asked.destroy(),
      pause: () => {
        body?.pause()
        asked.socket?.pause()
      },
    }
  }

  /** As where an access point goes: all of its connections at once. */
  cut(): void {
    this.#sockets.forEach(socket => socket.destroy())
  }

  close(): void {
    this.cut()
    this.#agent.destroy()
  }
}
