/** What a browser says of itself. */
export interface BrowserFacts {
  userAgent: string
  /** Fingers that its screen takes: an iPad says that it is a Mac, but a Mac takes none. */
  maxTouchPoints: number
  /** Opened from the home screen or the Dock, as an application of its own. */
  standalone: boolean
}

/** Where a page would have to be put so that what it keeps stays; null: no need. */
export type InstallAs = 'homeScreen' | 'dock' | null

/** Browsers that say "Safari" and are none, on a Mac. */
const OTHERS = /Chrome|Chromium|CriOS|Edg|OPR|Firefox|FxiOS|Android/

/**
 * Whether this browser clears what a page keeps when it has not been used for a week. WebKit does (Intelligent Tracking
 * Prevention: seven days of use of the browser without a touch of the page), so all browsers of iPhone and iPad do, those
 * within other applications too, and Safari on the Mac; not a page that was put on the home screen or into the Dock.
 */
export function clearsUnvisited({ userAgent, maxTouchPoints, standalone }: BrowserFacts): InstallAs {
  if (standalone || !userAgent.includes('AppleWebKit'))
    return null
  if (/iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1))
    return 'homeScreen'
  return userAgent.includes('Macintosh') && /Version\/[\d.]+ .*Safari\//.test(userAgent) && !OTHERS.test(userAgent) ? 'dock' : null
}
