/** Light and dark, as Slidev's own key turns them. Found as `slidev-client.d.ts` is. */
export const toggleDark: () => boolean
