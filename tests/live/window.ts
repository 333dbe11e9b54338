// One window or phone of a class as a program: over http or https, through a proxy or not, with the cookies that it was given.
import type { LiveState } from '#live/model/messages'
import type { IncomingMessage } from 'node:http'
import http from 'node:http'
import https from 'node:https'

export interface Answer<T> { status: number, headers: IncomingMessage['headers'], json: T, text: string }
export interface Stream { events: { event: string, data: LiveState }[], isOver: () => boolean, stop: () => void }

export class Window {
  /** Name → value. */
  readonly cookies = new Map<string, string>()
  /** As they were last set, with their attributes. */
  setCookies: string[] = []
  readonly #base: () => string
  readonly #ca?: string

  /** @param base `http://127.0.0.1:4180/deck`, another one for each request where several processes serve @param ca whom to trust beside all others */
  constructor(base: () => string, ca?: string) {
    this.#base = base
    this.#ca = ca
  }

  #open(method: string, path: string, body?: object): Promise<IncomingMessage> {
    const url = new URL(this.#base() + path)
    return new Promise((done, failed) => {
      const request = (url.protocol === 'https:' ? https : http).request(url, {
        method,
        ca: this.#ca,
        agent: false,
        headers: { cookie: [...this.cookies].map(pair => pair.join('=')).join('; '), ...body && { 'content-type': 'application/json' } },
      }, (response) => {
        this.setCookies = response.headers['set-cookie'] ?? this.setCookies
        for (const one of response.headers['set-cookie'] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(one)!
          this.cookies.set(name, value)
        }
        done(response)
      })
      request.on('error', failed)
      request.end(body && JSON.stringify(body))
    })
  }

  async ask<T = LiveState>(method: string, path: string, body?: object): Promise<Answer<T>> {
    const response = await this.#open(method, path, body)
    const parts: Buffer[] = []
    for await (const part of response as AsyncIterable<Buffer>)
      parts.push(part)
    const text = Buffer.concat(parts).toString()
    return { status: response.statusCode!, headers: response.headers, text, json: (text.startsWith('{') ? JSON.parse(text) : null) as T }
  }

  async listen(path: string): Promise<Stream> {
    const response = await this.#open('GET', path)
    const events: Stream['events'] = []
    let isOver = false
    let text = ''
    response.on('data', (bytes: Buffer) => {
      text += bytes.toString()
      const parts = text.split('\n\n')
      text = parts.pop()!
      for (const part of parts) {
        const [, event, data] = /event: (\w+)\ndata: (.*)$/s.exec(part) ?? []
        if (event)
          events.push({ event, data: JSON.parse(data) as LiveState })
      }
    })
    response.on('close', () => { isOver = true })
    response.on('error', () => {})
    return { events, isOver: () => isOver, stop: () => response.destroy() }
  }
}
