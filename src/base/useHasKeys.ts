import { useMediaQuery } from '@vueuse/core'

/** Whether whoever is here is likely to have keys. A phone or a panel that is touched has none, though some say that they can hover. */
export const useHasKeys = () => useMediaQuery('(hover: hover) and (pointer: fine) and (min-width: 561px)')
