/** `down`: no network; `lost`: the platform asks to log in again; `unknown`: this platform does not let it be seen. */
export type LineState = 'up' | 'down' | 'lost' | 'unknown'

/** A small file of the package; a log-in page that comes in its place does not say this. */
const FILE = './line.txt'
export const LINE_TEXT = 'up'
const PATIENCE = 8000

async function ask(): Promise<LineState> {
  if (!navigator.onLine)
    return 'down'
  try {
    const response = await fetch(`${FILE}?${Date.now()}`, { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) })
    return response.ok && (await response.text()).trim() === LINE_TEXT ? 'up' : 'lost'
  }
  catch {
    return 'down'
  }
}

export interface Line {
  check: () => Promise<LineState>
  online: () => boolean
}

/**
 * Whether what is sent now can arrive: a platform that says "true" without a network stores nothing. Where the file can't be had
 * even at the start, when the page itself has just come, it tells nothing.
 */
export function watchLine(): Line {
  let tells: boolean | undefined
  return {
    online: () => navigator.onLine,
    async check() {
      const state = await ask()
      tells ??= state === 'up' || !navigator.onLine
      return tells ? state : 'unknown'
    },
  }
}
