/**
 * The folder in which a server has its deck, and `live/` beside it: `''`, or such as `/deck`. The student's page and the short lecture lie
 * in folders of their own below it.
 * @param pathname of the page
 */
export const rootOf = (pathname: string): string => pathname.replace(/(?:\/(?:study|45))?\/[^/]*$/, '')
