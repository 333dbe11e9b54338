import type { Component } from 'vue'
import { defineAsyncComponent } from 'vue'
import { whenIdle } from '#base/whenIdle'

/** Asked for again after a failure, ms, longer each time. */
const WAIT = 4000

/**
 * A component that comes a little after what it stands in: marks with the claims that they open, dialogs, pairs of cards. Before
 * a board can be used nobody needs them, and a slow line carries them after it (LATER in vite.study.config.ts).
 */
export const later = (load: () => Promise<{ default: Component }>): Component => defineAsyncComponent({
  loader: () => new Promise<void>(done => void whenIdle(done)).then(load),
  onError: (_error, retry, _fail, attempts) => { setTimeout(retry, WAIT * attempts) },
})
