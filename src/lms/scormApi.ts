import type { Version } from './model/formats'

/** What both versions have, each under names of its own. Platforms answer with texts, some with booleans. */
interface Raw { [call: string]: ((...args: string[]) => unknown) | undefined }

export interface ScormApi {
  initialize: () => boolean
  finish: () => boolean
  /** Empty where there is none. */
  get: (element: string) => string
  set: (element: string, value: string) => boolean
  commit: () => boolean
  /** Number of the last error, for a log. */
  error: () => string
}

/** As much of a window as is looked at; each look may throw where it is another origin's. */
interface Frame { parent?: unknown, opener?: unknown, [name: string]: unknown }

const NAME = { '1.2': 'API', '2004': 'API_1484_11' } as const
const CALLS = {
  '1.2': { initialize: 'LMSInitialize', finish: 'LMSFinish', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', error: 'LMSGetLastError' },
  '2004': { initialize: 'Initialize', finish: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit', error: 'GetLastError' },
} as const
/** More windows than any platform nests. */
const DEPTH = 12

function guarded<T>(look: () => T): T | undefined {
  try {
    return look()
  }
  catch {
    return undefined
  }
}

function findAbove(start: Frame | undefined, name: string): Raw | null {
  let frame: Frame | undefined = start
  for (let depth = 0; frame && depth <= DEPTH; depth++) {
    const here: Frame = frame
    const found = guarded(() => here[name])
    if (typeof found === 'object' && found !== null)
      return found as Raw
    const above = guarded(() => here.parent) as Frame | undefined
    frame = above === here ? undefined : above
  }
  return null
}

/** In this window, those above it, the one that opened it and those above that. Never throws. */
export function findApi(window: object, version: Version): ScormApi | null {
  const frame = window as Frame
  const opener = guarded(() => frame.opener) as Frame | null | undefined
  let top: Frame | undefined = frame
  for (let depth = 0; top && depth <= DEPTH; depth++) {
    const here: Frame = top
    const above = guarded(() => here.parent) as Frame | undefined
    if (!above || above === here)
      break
    top = above
  }
  const topOpener = top && top !== frame ? guarded(() => top!.opener) as Frame | null | undefined : null
  const raw = [frame, opener, topOpener].reduce<Raw | null>((found, start) => found ?? findAbove(start ?? undefined, NAME[version]), null)
  return raw && wrapped(raw, version)
}

function wrapped(raw: Raw, version: Version): ScormApi {
  const calls = CALLS[version]
  const call = (name: keyof typeof calls, ...args: string[]): string => {
    const value = guarded(() => raw[calls[name]]?.(...args))
    return value === undefined || value === null ? '' : String(value)
  }
  const says = (answer: string): boolean => answer === 'true' || answer === '1'
  return {
    initialize: () => says(call('initialize', '')),
    finish: () => says(call('finish', '')),
    get: element => call('get', element),
    set: (element, value) => says(call('set', element, value)),
    commit: () => says(call('commit', '')),
    error: () => call('error'),
  }
}

const AGAIN = 250

/** Some platforms make it a little after the page. @param patience ms */
export async function waitForApi(frame: object, version: Version, patience = 5000): Promise<ScormApi | null> {
  for (let waited = 0; ; waited += AGAIN) {
    const api = findApi(frame, version)
    if (api || waited >= patience)
      return api
    await new Promise(resolve => setTimeout(resolve, AGAIN))
  }
}
