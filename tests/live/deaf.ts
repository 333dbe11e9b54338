// What a pooler does that gives each transaction another connection: all goes through to PostgreSQL and back, but notifications.
import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'

/** PostgreSQL's NotificationResponse. */
const NOTIFICATION = 'A'.charCodeAt(0)

export async function deafProxy(port: number): Promise<{ port: number, close: () => void }> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    client.pipe(upstream)
    let held = Buffer.alloc(0)
    // Each message is a letter, then its length without the letter.
    upstream.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes])
      while (held.length >= 5 && held.length >= 1 + held.readInt32BE(1)) {
        const end = 1 + held.readInt32BE(1)
        if (held[0] !== NOTIFICATION)
          client.write(held.subarray(0, end))
        held = held.subarray(end)
      }
    })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
      })
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      sockets.forEach(socket => socket.destroy())
    },
  }
}
