import type { ComputedRef, ShallowRef } from 'vue'
import type { PhoneTarget } from '../domain/phoneAddress'
import { computed, shallowRef, watch } from 'vue'
import { settings } from '../content'
import { modulesPath, phoneAddress, shortAddress } from '../domain/phoneAddress'

export interface UsePhoneCodeReturn {
  /** What the code holds; null without a public address. */
  address: string | null
  /** As it is read from the wall and typed. */
  short: string
  /** Modules of a side, and the dark ones as an SVG path; null until it is asked for. */
  code: Readonly<ShallowRef<{ size: number, path: string } | null>>
}

/** The address of the slide's task on the students' own devices, as text and as QR code. `wanted`: the code is to be seen. */
export function usePhoneCode(to: PhoneTarget, wanted: ComputedRef<boolean>): UsePhoneCodeReturn {
  // `npm run handouts -- --base-url` says another; nothing in an address can, for a code on paper is trusted.
  const publicUrl = window.deckPublicUrl ?? settings.publicUrl
  const address = publicUrl === '' ? null : phoneAddress(publicUrl, to)
  const code = shallowRef<{ size: number, path: string } | null>(null)
  watch(computed(() => wanted.value && address !== null && code.value === null), async (needed) => {
    if (!needed || address === null)
      return
    const { encode } = await import('uqr')
    // Four modules of quiet around it, as readers expect.
    const { size, data } = encode(address, { ecc: 'M', border: 4 })
    code.value = { size, path: modulesPath(data) }
  }, { immediate: true })
  return { address, short: address === null ? '' : shortAddress(address), code }
}
