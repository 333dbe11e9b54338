import type { FileName } from '../schema'
import type { Context } from './context'
import type { Fault, Path } from './source'
import { FILE_NAMES } from '../schema'
import { faultAt } from './context'
import { walk } from './walk'

/** What is wrong with an address that others are to open; undefined where nothing is. A phone in the class can't reach this computer's own name. */
export function faultOfAddress(address: string): { en: string, zh: string } | undefined {
  if (/\s/.test(address))
    return { en: 'has a space in it; take it out', zh: '里有空格，请删去' }
  if (!/^https?:\/\/[^/]/.test(address))
    return { en: 'is no address; it begins with https://', zh: '不是网址；网址以 https:// 开头' }
  if (/[\u3000-\u303F\uFF00-\uFFEF“”‘’<>"]/.test(address) || !URL.canParse(address))
    return { en: 'holds a sign that no address has; copy it from the browser\'s address bar', zh: '里有网址不会有的符号，请从浏览器的地址栏里拷贝' }
  const { hostname, protocol, username } = new URL(address)
  if (/^(?:localhost|.*\.localhost|127\..*|0\.0\.0\.0|\[::1?\])$/.test(hostname))
    return { en: 'is this computer\'s own, which no other device can open; write the address that others open', zh: '只有这台电脑自己打得开，请写别人打得开的网址' }
  if (/(?:^|\.)example(?:\.(?:com|net|org))?$/.test(hostname))
    return { en: 'is an example; write the real address', zh: '只是个例子，请写真的网址' }
  if (username || !hostname.includes('.') && !hostname.startsWith('['))
    return { en: 'leads nowhere; copy it from the browser\'s address bar', zh: '打不开，请从浏览器的地址栏里拷贝' }
  // Within a room a computer is reached by its number, which has no certificate.
  if (protocol === 'http:' && !/^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.|\.local$|^\[f/.test(hostname))
    return { en: 'begins with http://; on the web it is https://', zh: '以 http:// 开头；网上的地址应以 https:// 开头' }
  return undefined
}

/** The address of the deck, and those that texts name. */
export function checkAddresses(context: Context): Fault[] {
  const { publicUrl } = context.content.deck
  const own = publicUrl === '' ? undefined : faultOfAddress(publicUrl)
  const faults = own ? [faultAt(context, 'deck', ['publicUrl'], `"${publicUrl}" ${own.en}`, `“${publicUrl}”${own.zh}`)] : []
  for (const file of FILE_NAMES.filter(name => name !== 'deck'))
    walk(context.sources[file].data, [], (path, value) => faults.push(...typeof value === 'string' ? named(context, file, path, value) : []))
  return faults
}

function named(context: Context, file: FileName, path: Path, text: string): Fault[] {
  const addresses = text.match(/\b(?:https?:|www\.)[^\s（）“”，。；]*/gi)?.map(address => address.replace(/[).,;:!?]+$/, '')) ?? []
  const dois = [...text.matchAll(/\bdoi(?:\.org\/|:[ ]*)([^\s（）“”，。；]+)/gi)].map(([, doi]) => doi).filter(doi => !/^10\.\d{4,9}\/\S+$/.test(doi))
  return [
    ...addresses.flatMap((address) => {
      const fault = faultOfAddress(address)
      return fault ? [faultAt(context, file, path, `"${address}" ${fault.en}`, `“${address}”${fault.zh}`)] : []
    }),
    ...dois.map(doi => faultAt(context, file, path, `"${doi}" is no DOI; one looks like 10.1234/abc`, `“${doi}”不是 DOI；DOI 形如 10.1234/abc`)),
  ]
}
