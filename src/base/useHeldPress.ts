import { onScopeDispose } from 'vue'

/** ms: until a press counts as held, between its first steps and between its last, and how much shorter each pause is. */
const HELD = 450
const SLOWEST = 190
const FASTEST = 60
const QUICKER = 0.9

/**
 * A press that goes on while it is held, slowly at first: pointer and key. A short press acts when it ends, so that a
 * pointer that leaves the button has done nothing. Call in setup.
 * @param act told whether the same press goes on
 */
export function useHeldPress(act: (again: boolean) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let acted = false

  function hold(): void {
    let pause = SLOWEST
    const step = () => {
      act(acted)
      acted = true
      pause = Math.max(FASTEST, pause * QUICKER)
      timer = setTimeout(step, pause)
    }
    clearTimeout(timer)
    timer = setTimeout(step, HELD)
  }
  const end = (): void => clearTimeout(timer)
  onScopeDispose(end)

  return {
    end,
    onPointerdown(event: PointerEvent): void {
      acted = false
      if (event.button === 0)
        hold()
    },
    onClick(event: MouseEvent): void {
      end()
      // The click that ends a held press; one without a pointer (a screen reader's, a voice's) is always its own.
      if (!acted || event.detail === 0)
        act(false)
      acted = false
    },
    /** Whether the key is one of those that press; the repeats that the system sends are not counted. */
    onKey(event: KeyboardEvent, keys: readonly string[]): boolean {
      if (!keys.includes(event.key))
        return false
      event.preventDefault()
      event.stopPropagation()
      if (event.type === 'keyup') {
        end()
      }
      else if (!event.repeat) {
        act(false)
        acted = true
        hold()
      }
      return true
    },
  }
}
