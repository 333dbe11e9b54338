import { defineAppSetup } from '@slidev/types'
import { slides } from '#slidev/slides'
import { START_LOCATION } from 'vue-router'
import { addressParts, findCode } from '#deck/model/address'
import { isWholeCode as isCode } from '#board/model/shareCode'
import { settings } from '#case/index'
import { meantBy } from '#case/places'
import { deckEdition } from '#case/lecture/edition'
import { studyAsked, studyBeside } from '#deck/model/studyAddress'
import { slideIds } from '#deck/slideIds'
import { takeHostKey } from '#live/useLiveClass'
import { browserBacking } from '#store/backing'
import { startStore } from '#store/deckStore'

/** Of this case. */
const isWholeCode = (text: string): boolean => isCode(text, [settings.id])

/** Whether a place opens a sort that comes with its address; the lecturer's view keeps what the wall shows. */
const opensSorts = (path: string, ids: readonly string[]): boolean =>
  /^(?:study|presenter)(?:\/|$)/.test(path) || ['try', 'sort'].includes(ids[Number(path) - 1] ?? path)

/**
 * An address leads to what was meant by it (src/deck/model/address.ts, src/case/places.ts): marks and capitals are forgiven,
 * parameters found wherever they were put. What means nothing stays as it is, and UnknownPage tells of it.
 */
export default defineAppSetup(({ router }) => {
  // Before anything else reads the address.
  takeHostKey()
  startStore(browserBacking('device'), browserBacking('window'))
  /** The student's page that is being gone to; none once this page is back. */
  let leavesFor = ''
  addEventListener('pageshow', () => { leavesFor = '' })
  router.beforeEach((to, from) => {
    const ids = slideIds(slides.value)
    const { path, query } = addressParts(to.fullPath)
    // The router has read the address before it was taken out.
    if (/^presenter(?:\/|$)/.test(path) && query.has('live')) {
      query.delete('live')
      return { path: `/${path}`, query: Object.fromEntries(query), replace: true }
    }
    const asked = Object.fromEntries(query)
    // The deck itself was opened, with something for the study page: what stood behind the `#` has been cut off.
    const cut = from === START_LOCATION && ['', '1'].includes(path) && /^#?\/?$/.test(location.hash)
    // A page of its own, which knows no deck: what a link within the deck or an address leads there leaves this one.
    const toStudy = (path: string, parameters: Record<string, string>) => {
      if (__STUDY_PAGE__ === 'inside')
        return { path: `/${path}`, query: parameters, replace: true }
      const query = new URLSearchParams({ ...Object.fromEntries(addressParts(location.search).query), ...parameters })
      const address = studyBeside({ path, query }, deckEdition === '45')
      // Back leads to the slide that was left, and not to an address that leads here again. Asked twice, it is gone to once.
      if (leavesFor === address)
        return new Promise<never>(() => {})
      leavesFor = address
      if (from === START_LOCATION || studyAsked(location, false) !== null)
        location.replace(address)
      else
        location.assign(address)
      // The page is left: to refuse would turn the address back, and with it the browser.
      return new Promise<never>(() => {})
    }
    if (cut && (findCode(location.search, isWholeCode) !== null || ['set', 'part'].some(name => addressParts(location.search).query.has(name))))
      return toStudy('study', asked)

    const meant = meantBy(path, ids)
    // To a page or slide that has no board a sort is sent in vain: the study page opens it.
    const sent = from === START_LOCATION && meant.known && !opensSorts(meant.path, ids) ? findCode(location.search + to.fullPath, isWholeCode) : null
    if (sent !== null && isWholeCode(sent))
      return toStudy('study', { ...asked, s: sent })
    if (__STUDY_PAGE__ === 'beside' && meant.known && /^study(?:\/|$)/.test(meant.path))
      return toStudy(meant.path, asked)
    if (meant.known)
      return to.path === `/${meant.path}` || to.path === '/' || to.path === '' ? true : { path: `/${meant.path}`, query: asked, replace: true }
    // Before the `#` it stays when what stands behind is cut short; it counts there only for the address that was opened.
    const code = findCode((from === START_LOCATION ? location.search : '') + to.fullPath, isWholeCode)
    return code !== null && isWholeCode(code) ? toStudy('study', { ...asked, s: code }) : true
  })
})
