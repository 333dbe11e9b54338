import type { useLiveClass as ofDeck } from '../useLiveClass'
import { shallowRef } from 'vue'

const none: ReturnType<typeof ofDeck> = shallowRef(null)

/** On the student's page nobody leads a class (`#live/useLiveClass`). */
export const useLiveClass: typeof ofDeck = () => none
