import { defineUnoSetup } from '@slidev/types'

// Slidev asks for UnoCSS's typography (`prose`) on every page. Its seventy rules look at the class attribute, so that
// every change of a class near the root had the browser match the whole slide anew: 10 ms, against 0 without them.
// Icons of tools that are switched off in slides.md (drawing, editor, recording, download, context menu) would be pictures in the
// first style sheet.
const OFF = /^i-carbon[:-](?:arrow-(?:up|down|up-right)|catalog|checkbox|close-outline|document-pdf|download|drop-photo|edit|erase|error|help|pen|pin|pin-filled|radio-button|redo|undo|trash-can)$/
export default defineUnoSetup(() => ({ blocklist: [/^prose/, OFF] }))
