import { computed } from 'vue'

/** What stands in for composables/useDeck where there is no Slidev yet: the cover, being looked at. */
export const useDeck = () => ({ surface: computed(() => 'slide'), textPage: false })
