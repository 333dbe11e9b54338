import { defineUnoSetup } from '@slidev/types'

// Slidev asks for UnoCSS's typography (`prose`) on every page. Its seventy rules look at the class attribute, so that
// every change of a class near the root had the browser match the whole slide anew: 10 ms, against 0 without them.
export default defineUnoSetup(() => ({ blocklist: [/^prose/] }))
