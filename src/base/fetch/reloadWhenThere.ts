import type { FetchFault } from './fetchFault'
import { whyNotFetched } from './fetchFault'

/** Between two looks, ms: longer each time. */
const WAIT = { first: 4000, longest: 60_000 }

/** False for a page in the place of a file, too. */
async function canBeHad(files: readonly string[]): Promise<boolean> {
  try {
    const answers = await Promise.all(files.map(href => fetch(href, { cache: 'no-cache' })))
    return answers.every(answer => answer.ok && !/html/.test(answer.headers.get('content-type') ?? ''))
  }
  catch {
    return false
  }
}

/**
 * For a page that has not begun, so that a reload disturbs nothing: it is loaded again as soon as all that it starts with can
 * be had. `onFault` is told after each look why it can't.
 */
export function reloadWhenThere(files: readonly string[], onFault: (fault: FetchFault) => void, wait = WAIT.first): void {
  let timer = 0
  const look = async (): Promise<void> => {
    clearTimeout(timer)
    removeEventListener('online', look)
    if (await canBeHad(files))
      return location.reload()
    onFault(await whyNotFetched())
    reloadWhenThere(files, onFault, Math.min(wait * 2, WAIT.longest))
  }
  addEventListener('online', look)
  timer = window.setTimeout(look, wait)
}
