import { deckFolder, deckVersion } from '#deck/deckVersion'

/** What a build writes beside its page: the version, alone. Small enough to be asked for again and again. */
const VERSION_FILE = 'version.txt'
/** Longest wait for it, ms: a network that swallows everything is none. */
const PATIENCE = 6000
const VERSION = /^[\da-f]{16}$/

/**
 * Why something of the deck could not be had. `offline`: no answer; `signIn`: another page comes in its place, as a network
 * gives that wants one to sign in; `newer`: the server has another version; `missing`: it has this one, but not all of it;
 * `frame`: the page is shut off in a frame of another page; `file`: opened from a disk.
 */
export type FetchFault = 'offline' | 'signIn' | 'newer' | 'missing' | 'frame' | 'file'

/** Asks the server for the version it has. Never throws. */
export async function whyNotFetched(): Promise<FetchFault> {
  if (location.protocol === 'file:')
    return 'file'
  try {
    // A redirect to a sign-in page elsewhere would be refused by the page's policy, like a lost connection.
    const answer = await fetch(new URL(VERSION_FILE, deckFolder()), { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) })
    if (answer.type === 'opaqueredirect')
      return 'signIn'
    const version = deckVersion()
    if (!answer.ok || version === null)
      return 'missing'
    const there = (await answer.text()).trim()
    if (!VERSION.test(there))
      return 'signIn'
    return there === version ? 'missing' : 'newer'
  }
  catch {
    // In a frame with `sandbox` the page is of no origin, and may not even fetch its own files.
    return self.origin === 'null' ? 'frame' : 'offline'
  }
}
