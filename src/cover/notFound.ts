/*
 * The script of a build's 404.html, which a host shows for what it does not have, whatever folder was asked for: so nothing
 * can be named relative to the page. It looks for the deck in the folders above and leads there, with what the address
 * says of a place: `…/deck/%23/study?s=CODE` is what messengers make of `…/deck/#/study?s=CODE`.
 */
import { addressParameter } from '#deck/model/address'
import { homeAddress } from '#deck/model/lostAddress'
import { isWholeCode } from '#board/model/shareCode'
import { isLanguage, LANGUAGE_KEY, showLanguage } from '#i18n/languages'

const html = document.documentElement

function chosen(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY)
  }
  catch {
    return null
  }
}
const language = chosen()
showLanguage(isLanguage(language) ? language : 'both')

/** The nearest folder up the path that holds a deck: each build writes its version beside it. */
async function findHome(folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    try {
      const answer = await fetch(`${folder}version.txt`, { cache: 'no-store' })
      if (answer.ok && /^[\da-f]{16}$/.test((await answer.text()).trim()))
        return folder
    }
    catch {
      // No network: the page itself came from it, so the next one may answer.
    }
  }
  return null
}

/** Folders of a path from the deepest up, without what follows an encoded `#`. */
function foldersOf(path: string): string[] {
  const parts = path.split(/%(?:25)*23/)[0].split('/').slice(1, -1)
  return Array.from({ length: parts.length + 1 }, (_, n) => `/${parts.slice(0, parts.length - n).map(part => `${part}/`).join('')}`)
}

async function lead(): Promise<void> {
  const home = await findHome(foldersOf(location.pathname))
  if (home === null) {
    html.dataset.home = 'none'
    return
  }
  const { address, sure } = homeAddress(location, home, text => isWholeCode(text, [addressParameter('case', location) ?? '']))
  if (sure)
    return location.replace(address)
  document.querySelector('a')!.setAttribute('href', address)
  html.dataset.home = 'found'
}

document.addEventListener('DOMContentLoaded', () => void lead())
