let tell: () => void
const there = new Promise<void>((done) => { tell = done })

/** A part of the page is there, or the page has said why it is not. */
export const partIsThere = (): void => tell()

/** A frame's callbacks run before it is drawn; a task that is begun there comes after. A window that is not seen draws nothing. */
const drawn = (): Promise<void> => new Promise((done) => {
  setTimeout(done, 1000)
  requestAnimationFrame(() => setTimeout(done))
})

/** What loads only once the first part is on the screen: on a quick line it would come before it, and take its time. */
export const afterPart = <T>(load: () => Promise<T>) => (): Promise<T> => there.then(drawn).then(load)
