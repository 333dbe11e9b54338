import { dateText } from './model/days'

/** Saves a text as a file on this device. `name` gets today's date and `.json`. */
export function saveText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: url, download: `${name}-${dateText(Date.now())}.json` }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
