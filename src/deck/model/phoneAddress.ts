import { studyAddress } from './studyAddress'

/** Where a phone is sent: the try-first sort, the core sort, or the exit slip. */
export type PhoneTarget = 'first' | 'core' | 'exit'

/** Parts of the study page. */
const PART: Record<PhoneTarget, string> = { first: 'try', core: 'sort', exit: 'reflect' }

/** The study page's address for one purpose. `publicUrl` is where the deck lies, with or without a `#` of its own. */
export const phoneAddress = (publicUrl: string, to: PhoneTarget): string => studyAddress(publicUrl, PART[to])

/** Whether a host is this computer itself, whoever asks for it: no other device can open such an address. */
const isThisComputer = (host: string): boolean => /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(host)

/**
 * Where others find the deck that is open at `page`, without anything after the `#`; empty where they can't. `origin`: how
 * others reach this computer, as `npm start -- --lan` writes it into the page.
 */
export function outwardAddress({ protocol, hostname, origin: own, pathname }: URL, origin: string | undefined): string {
  if (protocol !== 'http:' && protocol !== 'https:')
    return ''
  if (!isThisComputer(hostname))
    return own + pathname
  return origin === undefined ? '' : origin + pathname
}

/** An address as it is read from the wall and typed: browsers add what is left out. */
export const shortAddress = (address: string): string => address.replace(/^https?:\/\//, '')

/** A QR code's dark modules as one SVG path, a module one unit wide: each row's runs as rectangles. */
export function modulesPath(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => {
    const runs: string[] = []
    for (let x = 0; x < row.length; x++) {
      if (!row[x] || row[x - 1])
        continue
      const light = row.indexOf(false, x)
      const width = (light < 0 ? row.length : light) - x
      runs.push(`M${x} ${y}h${width}v1h-${width}z`)
    }
    return runs
  }).join('')
}
