import type { ComputedRef } from 'vue'
import type { Handout } from './kinds'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** Which parts of a handout are printed. Kept in the address as `parts=quiz,exit`, so that a choice can be passed on; without it all but the spare ones. */
export function useParts(handout: ComputedRef<Handout | null>) {
  const route = useRoute()
  const router = useRouter()
  const asked = computed(() => typeof route.query.parts === 'string' ? route.query.parts.split(',').filter(Boolean) : null)
  const all = computed(() => handout.value?.parts.map(({ id }) => id) ?? [])
  const usual = computed(() => handout.value?.parts.filter(({ spare }) => !spare).map(({ id }) => id) ?? [])
  const unknown = computed(() => asked.value?.filter(id => !all.value.includes(id)) ?? [])
  const chosen = computed(() => {
    const known = all.value.filter(id => asked.value?.includes(id))
    // An address that names nothing but strangers is a mistake; an empty one is a choice on its way.
    return asked.value === null || (known.length === 0 && unknown.value.length > 0) ? usual.value : known
  })

  /** @param ids in any order */
  function choose(ids: readonly string[]): void {
    const { parts: _, ...others } = route.query
    const known = all.value.filter(id => ids.includes(id))
    void router.replace({ query: known.join() === usual.value.join() ? others : { ...others, parts: known.join(',') } })
  }

  return {
    chosen,
    unknown,
    chooseAll: () => choose(all.value),
    toggle: (id: string) => choose(chosen.value.includes(id) ? chosen.value.filter(one => one !== id) : [...chosen.value, id]),
  }
}
