import type { HostState } from '#live/model/messages'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { dirname } from 'node:path'
import { lanAddresses } from '../scripts/lib/lan.ts'

/* Where phones find this computer. It cannot know which of its networks they are in: the likeliest comes first, and the lecturer chooses. */

export interface Addresses {
  all: () => HostState['addresses']
  chosen: () => string
  choose: (url: string) => void
  /** A proxy has named itself, over https, to somebody with the key. */
  saw: (url: string) => void
}

export interface AddressOptions {
  /** Given on the command line. */
  url?: string
  port: () => number
  /** Where the choice is kept, network by network. */
  file: string
  interfaces?: typeof networkInterfaces
}

/** Of a server that has one, whatever network it is in. */
export function oneAddress(url: string): Addresses {
  return { all: () => [{ url, name: new URL(url).host, link: 'given' }], chosen: () => url, choose() {}, saw() {} }
}

export function knownAddresses({ url, port, file, interfaces = networkInterfaces }: AddressOptions): Addresses {
  let proxy: string | undefined

  const all = (): HostState['addresses'] => {
    const own = lanAddresses(interfaces()).map(({ name, link, host }) => ({ url: `http://${host}:${port()}`, name, link: link as string }))
    const given = [url, proxy].flatMap(one => one === undefined ? [] : { url: one, name: new URL(one).host, link: 'given' })
    const known = [...given, ...own]
    return known.length > 0 ? known : [{ url: `http://localhost:${port()}`, name: 'localhost', link: 'virtual' }]
  }

  /** The network by the addresses that this computer has in it: on Monday and on Tuesday the same in the same room, mostly. */
  const network = () => lanAddresses(interfaces()).map(({ host }) => host).sort().join(' ')

  function choices(): Record<string, string> {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    }
    catch {
      return {}
    }
  }
  let kept = choices()

  return {
    all,
    chosen() {
      const known = all()
      return known.find(one => one.url === kept[network()])?.url ?? known[0].url
    },
    choose(chosen) {
      kept = { ...kept, [network()]: chosen }
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, JSON.stringify(kept))
      }
      catch {
        // It holds for this class, and is asked again next time.
      }
    },
    saw(seen) { proxy = seen },
  }
}
