/** The keys by which Slidev hands a slide its context. Found as `slidev-client.d.ts` is. */
import type { InjectionKey, Ref } from 'vue'

export const injectionFrontmatter: InjectionKey<Record<string, unknown>>
export const injectionCurrentPage: InjectionKey<Ref<number>>
