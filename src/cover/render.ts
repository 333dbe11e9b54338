import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import Bi from '../../components/Bi.vue'
import CoverBy from '../../components/CoverBy.vue'
import CoverFace from '../../components/CoverFace.vue'
import CoverLine from '../../components/CoverLine.vue'
import CoverTitle from '../../components/CoverTitle.vue'
import En from '../../components/En.vue'
import RelationshipPicture from '../../components/RelationshipPicture.vue'
import Zh from '../../components/Zh.vue'
import { cover as words } from '../content/words/cover'
import { fetching } from '../content/words/fetch'

/** The cover as HTML, both languages in it, made by scripts/lib/cover.ts when the deck is built. */
export async function renderCover(): Promise<string> {
  const app = createSSRApp(() => [
    h('div', { class: 'first-cover-canvas' }, h('div', { class: 'slidev-layout frame cover' }, h(CoverFace))),
    // Beside the canvas: on a phone its letters would be a third of their size.
    h('div', { class: 'first-cover-failed', role: 'alert' }, [
      ...Object.entries(words.failed).map(([fault, text]) => h('p', { 'data-fault': fault }, h(Bi, { text, stack: true }))),
      h('p', { class: 'choice' }, [
        h('button', { 'type': 'button', 'data-action': 'again' }, h(Bi, { text: fetching.again })),
        h('a', { target: '_blank', rel: 'noopener' }, h(Bi, { text: words.ownWindow })),
      ]),
    ]),
  ])
  for (const [name, component] of Object.entries({ Bi, CoverBy, CoverLine, CoverTitle, En, RelationshipPicture, Zh }))
    app.component(name, component)
  // The deck counts from the start as well.
  app.config.idPrefix = 'cover'
  return (await renderToString(app)).replace(/<!--.*?-->/g, '')
}

/** Said where scripts do not run. */
export const withoutScripts = words.withoutScripts
