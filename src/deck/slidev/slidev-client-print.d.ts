/** A slide as Slidev's exporter shows it: complete, on a canvas of its own size. Found as `slidev-client.d.ts` is. */
import type { DefineComponent } from 'vue'
import type { SlideRoute } from '@slidev/client'

declare const PrintSlide: DefineComponent<{ route: SlideRoute }>
export default PrintSlide
