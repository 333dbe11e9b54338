import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** How many slides of the lecture handout stand on a page: two, or three by `each=3` in the address. Call in setup. */
export function useSlidesAPage() {
  const route = useRoute()
  const router = useRouter()
  const each = computed<2 | 3>(() => route.query.each === '3' ? 3 : 2)
  return {
    each,
    choose(next: 2 | 3): void {
      const { each: _, ...others } = route.query
      void router.replace({ query: next === 2 ? others : { ...others, each: '3' } })
    },
  }
}
