/** Saves a text as a file on this device. `name` gets today's date and `.json`. */
export function saveText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  // Swedish writes a local date as 2026-11-24.
  const day = new Date().toLocaleDateString('sv-SE')
  Object.assign(document.createElement('a'), { href: url, download: `${name}-${day}.json` }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
