/** Two letters that no font draws alike, and one that no font has. */
const LETTERS = ['协', '同'] as const
const NO_LETTER = '\u{10FFFE}'
const SIZE = 24

/** Whether the system draws Chinese: two letters that look the same, or like a missing one, are boxes. */
function drawsChinese(): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context)
    return true
  const { fontFamily } = getComputedStyle(document.body)
  const [one, other, none] = [...LETTERS, NO_LETTER].map((letter) => {
    context.clearRect(0, 0, SIZE, SIZE)
    context.font = `${SIZE - 4}px ${fontFamily}`
    context.fillText(letter, 0, SIZE - 4)
    return context.getImageData(0, 0, SIZE, SIZE).data.join()
  })
  return one !== other && one !== none && other !== none
}

/** System fonts come first: nothing is fetched where they have Chinese letters, and the deck's own face where they have not. Once. */
export function drawChinese(): void {
  if (drawsChinese())
    return
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: './fonts.css' })
  document.head.append(link)
}
