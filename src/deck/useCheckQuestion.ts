import { computed } from 'vue'
import { useStored } from '#store/useStored'

/** How far the question to check with is open: not at all, the question, its answer. */
export type ReviewStep = 0 | 1 | 2

/**
 * The question at the foot of a slide. Kept by the slide's name in the store, so that presenter and projector agree
 * and a turn of the page closes it.
 */
export function useCheckQuestion(slide: () => string) {
  const { stored: open, save } = useStored('open-check')
  const level = computed<ReviewStep>(() => {
    const [name, level] = open.value.split(' ')
    return name === slide() && (level === '1' || level === '2') ? Number(level) as ReviewStep : 0
  })
  return {
    level,
    setLevel: (next: ReviewStep) => save(next === 0 ? '' : `${slide()} ${next}`),
    /** The page has been turned away from a slide. */
    leave(left: string) {
      if (open.value.startsWith(`${left} `))
        save('')
    },
  }
}
