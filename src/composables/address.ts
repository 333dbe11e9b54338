import { useRouter } from 'vue-router'

/**
 * Changes a parameter of the address where it stands, or takes it out (null). Through the router, which carries the
 * part behind the `#` from slide to slide and would bring an old value back. Call in setup.
 */
export function useAddressParameter() {
  const router = useRouter()
  return (name: string, value: string | null, instead: Record<string, string> = {}): void => {
    const { query } = router.currentRoute.value
    if (name in query || Object.keys(instead).length)
      void router.replace({ query: { ...query, [name]: name in query ? value ?? undefined : undefined, ...instead } })
    const url = new URL(location.href)
    if (!url.searchParams.has(name))
      return
    if (value === null)
      url.searchParams.delete(name)
    else
      url.searchParams.set(name, value)
    history.replaceState(history.state, '', url)
  }
}
