/*
 * How a build fetches what it is divided into. vite.config.ts puts this in the place of Vite's own helper, through which
 * every `import()` of a build goes, because that one cannot be asked a second time: a style sheet that failed counts as
 * there, a page in place of a style sheet does too, and a script is asked for in a way that most browsers remember.
 */

/** The module can be had, but this browser remembers that it once could not: only a new page asks for it again. */
export class RememberedFault extends Error {}

interface BrandedNavigator { userAgentData?: { brands: readonly { brand: string, version: string }[] } }

/** Chromium that was seen to ask anew after a 404, a page in place of a script, and a lost connection, for a module and for what it imports. */
const ASKS_AGAIN = 156

/**
 * Whether an `import()` that failed is made anew by the next one. Firefox 153 remembers the failure of each address, that of
 * a module which another imports and of a mere preload too; of others nothing is known, and they are taken to do the same.
 */
export function asksAgain(): boolean {
  const { brands = [] } = (navigator as BrandedNavigator).userAgentData ?? {}
  return brands.some(({ brand, version }) => brand === 'Chromium' && Number(version) >= ASKS_AGAIN)
}

/** By address: what is there or on its way. What fails is taken out. */
const asked = new Map<string, Promise<void>>()

/** Whether a style sheet that has "loaded" is one: a sign-in page in its place has no rules. */
export const hasRules = (link: HTMLLinkElement): boolean => (link.sheet?.cssRules.length ?? 0) > 0

function append(rel: string, href: string, as = ''): HTMLLinkElement {
  const link = Object.assign(document.createElement('link'), { rel, href, crossOrigin: '' })
  if (as)
    link.as = as
  document.head.append(link)
  return link
}

function addStyles(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = append('stylesheet', href)
    const refuse = (): void => {
      link.remove()
      reject(new Error(`${href} could not be fetched`))
    }
    link.onload = () => hasRules(link) ? resolve() : refuse()
    link.onerror = refuse
  })
}

/** Rejects where an address does not give a script. A browser that remembers failures is not to ask for it as a module then. */
async function lookForScript(address: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok || !/javascript/.test(answer.headers.get('content-type') ?? ''))
    throw new Error(`${address} could not be fetched: ${answer.status}`)
  // Only what has been read to its end is kept for the `import()` that follows.
  await answer.arrayBuffer()
}

async function addScript(href: string): Promise<void> {
  if (!asksAgain())
    await lookForScript(href)
  append('modulepreload', href, 'script')
}

/** Style sheets that a build has written into its page (build/study.ts), by their addresses. */
const inPage = (address: string): boolean =>
  document.querySelector<HTMLElement>('style[data-files]')?.dataset.files!.split(' ').some(file => new URL(file, document.baseURI).href === address) ?? false

function ask(address: string): Promise<void> {
  const isStyle = address.endsWith('.css')
  if (!asked.has(address)) {
    const there = (isStyle && inPage(address)) || [...document.getElementsByTagName('link')].some(({ href, rel }) => href === address && (isStyle ? rel === 'stylesheet' : rel !== 'preload'))
    const coming = there ? Promise.resolve() : isStyle ? addStyles(address) : addScript(address)
    asked.set(address, coming)
    coming.catch(() => asked.delete(address))
  }
  return asked.get(address)!
}

/** The file that is imported: the build names a chunk's files only where there is more than this one. */
const importedBy = (load: () => unknown): string | undefined => /\bimport\((["'`])(.+?)\1/.exec(String(load))?.[2]

/**
 * Imports a chunk once all of its files can be had. Rejects where one can't, and may then be called again.
 * @param load the `import()` itself
 * @param files of the chunk, styles among them, relative to `importer`
 * @param importer address of the file that imports
 */
export async function fetchChunk<T>(load: () => Promise<T>, files: readonly string[] = [], importer: string = location.href): Promise<T> {
  const alone = files.length ? undefined : importedBy(load)
  const all = alone ? [alone] : files
  const answers = await Promise.allSettled(all.map(file => ask(new URL(file, importer).href)))
  const refused = answers.find(answer => answer.status === 'rejected')
  if (refused)
    throw refused.reason
  try {
    return await load()
  }
  catch (error) {
    if (asksAgain() || !(error instanceof TypeError))
      throw error
    // Gone between the two requests; or it failed before it came here.
    throw new RememberedFault(String(error))
  }
}
