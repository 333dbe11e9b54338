import type { ComputedRef } from 'vue'
import { encode } from 'uqr'
import { computed } from 'vue'
import { modulesPath, shortAddress } from '#deck/model/phoneAddress'
import { shownCode } from '#live/model/codes'
import { useLiveClass } from '#live/useLiveClass'

export interface JoinCode {
  /** What the QR code holds. */
  address: string
  /** As it is typed: without the scheme. */
  short: string
  /** `K7M·2QX` */
  code: string
  /** Modules of a side, quiet ones included, and the dark ones as an SVG path. */
  size: number
  path: string
}

/** How phones find the class; null until that is known. Call in setup. */
export function useJoinCode(): ComputedRef<JoinCode | null> {
  const live = useLiveClass()
  const address = computed(() => {
    const state = live.value?.state.value
    return state ? `${state.address.replace(/\/$/, '')}/${state.class.code}` : null
  })
  return computed(() => {
    const code = live.value?.state.value?.class.code
    if (address.value === null || code === undefined)
      return null
    // A wall's code is never torn or stained, and has to be read from the last row: the fewer modules, the larger they are.
    const { size, data } = encode(address.value, { ecc: 'L', boostEcc: true, border: 4 })
    return { address: address.value, short: shortAddress(address.value), code: shownCode(code), size, path: modulesPath(data) }
  })
}
