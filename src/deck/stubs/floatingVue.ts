import { defineAsyncComponent } from 'vue'

/** What floats over a slide has to follow its changes of size; nothing of ours floats by this library. */
export function recomputeAllPoppers(): void {}

/** In Slidev's own settings and drawing tools: fetched when one of them is shown. */
export const Tooltip = defineAsyncComponent(async () => (await import('floating-vue')).Tooltip)
export const Dropdown = defineAsyncComponent(async () => (await import('floating-vue')).Dropdown)
