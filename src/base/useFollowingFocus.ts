import type { Ref } from 'vue'
import { nextTick } from 'vue'

/**
 * For buttons that go with their press: does what the button says, then gives the focus to the first of `selectors`
 * that is in `root`, so that a keyboard goes on from there and not from the top of the page.
 */
export function useFollowingFocus(root: Readonly<Ref<HTMLElement | null | undefined>>) {
  return async (act: () => void, ...selectors: readonly string[]): Promise<void> => {
    act()
    await nextTick()
    for (const selector of selectors) {
      const next = root.value?.querySelector<HTMLElement>(selector)
      if (next)
        return next.focus()
    }
  }
}
