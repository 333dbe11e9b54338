import { watch } from 'vue'

/**
 * Gives the focus back to what had it when something began to be asked. A dialog does so by itself, but the first one has to be
 * fetched: when it comes what had the focus has lost it, for the page under it is inert. Call in setup.
 */
export function useFocusBack(asking: () => boolean): void {
  let before: Element | null = null
  watch(asking, (now) => {
    if (now)
      before = document.activeElement
  }, { flush: 'sync' })
  watch(asking, (now) => {
    if (!now && before?.isConnected && document.activeElement === document.body)
      (before as HTMLElement).focus()
  }, { flush: 'post' })
}
