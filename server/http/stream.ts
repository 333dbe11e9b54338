import type { Listener, Role } from '../class/hub.ts'
import type { ServerResponse } from 'node:http'
import { AWAY } from '#live/model/messages'
import { SECURITY_HEADERS } from './dist.ts'

/* A stream to one page, written to Node's own response: only that tells how much waits for a slow reader. */

/** Bytes that may wait for a slow reader. */
const MOST_PENDING = 64 * 1024

export interface Stream {
  listener: Listener
  /** The head goes out, if nothing did. */
  begin: () => void
  /** A sign of life. A phone hears of its own answers how things stand; others are told in it that the store is away. */
  beat: (isAway: boolean) => void
  close: () => void
}

export function streamTo(outgoing: ServerResponse, role: Role, voter?: string): Stream {
  const begin = () => {
    if (outgoing.headersSent)
      return
    outgoing.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
  }
  const send = (text: string) => {
    // Who does not read is cut off, and comes back with nothing behind.
    if (outgoing.writableLength > MOST_PENDING)
      outgoing.destroy()
    else
      outgoing.write(text)
  }
  return {
    begin,
    // A browser keeps comment lines to itself: what a page is to hear is an event.
    beat: isAway => send(`event: beat\ndata: ${isAway && role !== 'voter' ? AWAY : '1'}\n\n`),
    close: () => { outgoing.end() },
    listener: {
      role,
      voter,
      at: '',
      hear(state) {
        begin()
        send(`id: ${state.at}\nevent: state\ndata: ${JSON.stringify(state)}\n\n`)
      },
      end(why) {
        begin()
        outgoing.end(`event: ${why}\ndata: {}\n\n`)
      },
    },
  }
}
