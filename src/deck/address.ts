import { useRouter } from 'vue-router'

/**
 * Changes a parameter of the address where it stands, or takes it out (null). Through the router, which carries the
 * part behind the `#` from slide to slide and would bring an old value back. `instead`: what stands behind the `#` then, and
 * what goes with it (null), wherever it stands. Call in setup.
 */
export function useAddressParameter() {
  const router = useRouter()
  return (name: string, value: string | null, instead: Record<string, string | null> = {}): void => {
    const { query } = router.currentRoute.value
    const then = Object.fromEntries(Object.entries(instead).map(([key, text]) => [key, text ?? undefined]))
    if (name in query || Object.keys(instead).some(key => key in query || instead[key] !== null))
      void router.replace({ query: { ...query, [name]: name in query ? value ?? undefined : undefined, ...then } })
    const url = new URL(location.href)
    if (!url.searchParams.has(name))
      return
    const gone = Object.keys(instead).filter(key => instead[key] === null)
    for (const key of value === null ? [name, ...gone] : gone)
      url.searchParams.delete(key)
    if (value !== null)
      url.searchParams.set(name, value)
    history.replaceState(history.state, '', url)
  }
}

/** Parameters that are kept when an address is cleared of what nobody can name: Slidev's and the deck's own. */
const KEPT = ['lang', 'print', 'embedded', 'password']

/** Takes all parameters out of the address but those that are known to be meant; `instead` stands behind the `#`. Call in setup. */
export function useBareAddress() {
  const router = useRouter()
  return (instead: Record<string, string>): void => {
    const url = new URL(location.href)
    for (const name of [...url.searchParams.keys()].filter(name => !KEPT.includes(name)))
      url.searchParams.delete(name)
    history.replaceState(history.state, '', url)
    void router.replace({ query: instead })
  }
}
