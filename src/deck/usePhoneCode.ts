import type { ComputedRef } from 'vue'
import type { PhoneTarget } from './model/phoneAddress'
import { computed, watch } from 'vue'
import type { UseFetchedReturn } from '#base/fetch/useFetched'
import { modulesPath, phoneAddress, shortAddress } from './model/phoneAddress'
import { phoneDeck } from './deckAddress'
import { useFetched } from '#base/fetch/useFetched'

/** Beside the code: what is told when it can't be drawn, for its script could not be fetched. */
export interface UsePhoneCodeReturn extends Pick<UseFetchedReturn<unknown>, 'fault' | 'busy' | 'fetch'> {
  /** What the code holds; null where no other device can open the deck. */
  address: string | null
  /** As it is read from the wall and typed. */
  short: string
  /** Modules of a side, and the dark ones as an SVG path; null until it is asked for. */
  code: ComputedRef<{ size: number, path: string } | null>
}

/** The address of the slide's task on the students' own devices, as text and as QR code. `wanted`: the code is to be seen. */
export function usePhoneCode(to: PhoneTarget, wanted: ComputedRef<boolean>): UsePhoneCodeReturn {
  const deck = phoneDeck()
  const address = deck === '' ? null : phoneAddress(deck, to)
  const { value: encoder, fault, busy, fetch } = useFetched(() => import('uqr'))
  watch(computed(() => wanted.value && address !== null), (needed) => {
    if (needed && !encoder.value)
      void fetch()
  }, { immediate: true })
  const code = computed(() => {
    if (!encoder.value || address === null)
      return null
    // Four modules of quiet around it, as readers expect.
    const { size, data } = encoder.value.encode(address, { ecc: 'M', border: 4 })
    return { size, path: modulesPath(data) }
  })
  return { address, short: address === null ? '' : shortAddress(address), code, fault, busy, fetch }
}
