import { computed } from 'vue'
import { useStored } from '#store/useStored'

/** How far the question to check with is open: not at all, the question, its answer. */
export type CheckLevel = 0 | 1 | 2

/**
 * The question at the foot of a slide. Kept by the slide's name in the store, so that presenter and projector agree
 * and a turn of the page closes it.
 */
export function useCheckQuestion(slide: () => string) {
  const { kept: open, keep } = useStored('open-check')
  const level = computed<CheckLevel>(() => {
    const [name, level] = open.value.split(' ')
    return name === slide() && (level === '1' || level === '2') ? Number(level) as CheckLevel : 0
  })
  return {
    level,
    setLevel: (next: CheckLevel) => keep(next === 0 ? '' : `${slide()} ${next}`),
    /** The page has been turned away from a slide. */
    leave(left: string) {
      if (open.value.startsWith(`${left} `))
        keep('')
    },
  }
}
