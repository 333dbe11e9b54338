/** Language of a build (`DECK_LANG`), empty when the reader's own choice counts. */
declare const __DECK_LANG__: string

/** The lecture of a build (`DECK_ROUTE`): 90 minutes, or 45 with fewer slides. */
declare const __DECK_ROUTE__: '45' | '90'

/** Whether this build is one file (`npm run build:single`), opened without a server. */
declare const __DECK_SINGLE__: boolean

/** What such a file says of itself; null in other builds. */
declare const __DECK_FILE__: { version: string, date: string, releases: string } | null

/**
 * Where the student's page is: `inside` the deck, as one of its pages (one file, dev server); `beside` it, in a folder of its
 * own; or this very build, its `own`, or that of a `course` platform, around which there is nothing.
 */
declare const __STUDY_PAGE__: 'inside' | 'beside' | 'own' | 'course'

/** Of a package for a course platform: what stands at which number of its reports (content/interactions.json). */
declare const __COURSE_LIST__: readonly string[]

interface Window {
  /** The deck's public address as `npm run handouts -- --base-url` gives it. */
  deckPublicUrl?: string
}
