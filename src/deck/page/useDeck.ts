import type { UseDeckReturn } from '../useDeck'
import { computed } from 'vue'

const page: UseDeckReturn = {
  surface: computed(() => 'page'),
  interactive: computed(() => true),
  active: computed(() => true),
  beside: computed(() => false),
  scale: computed(() => 1),
  page: computed(() => 0),
  total: computed(() => 0),
  slide: '',
  presenter: computed(() => false),
  inClass: computed(() => false),
  textPage: false,
  pathTo: slide => `/${slide}`,
  clicks: computed(() => 0),
  showClick: () => {},
}

/**
 * The second, small leaf of the door to Slidev: what a page without a deck around it answers to those who ask `useDeck`
 * (vite.study.config.ts puts it in the place of src/deck/useDeck.ts).
 */
export const useDeck = (): UseDeckReturn => page
