/** As much of a window as is looked at; each look may throw where it is another origin's. */
interface Framed { parent: Framed, location: { href: string, reload: () => void } }

/** The outermost window of the same origin, which a platform has around the page; the page's own where there is none. */
export function outermost(frame: Framed): Framed {
  let found = frame
  try {
    while (found.parent !== found && found.parent.location.href)
      found = found.parent
  }
  catch {
    // Another origin's: no further.
  }
  return found
}

/** Opens the page anew with what is around it: what a platform handed to it has been closed, and is made again by the platform's own page. */
export const reopen = (): void => outermost(window as unknown as Framed).location.reload()
