import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import Bi from '#base/Bi.vue'
import CoverBy from '#cover/CoverBy.vue'
import CoverFace from '#cover/CoverFace.vue'
import CoverLine from '#cover/CoverLine.vue'
import CoverTitle from '#cover/CoverTitle.vue'
import En from '#base/En.vue'
import RelationshipPicture from '#board/RelationshipPicture.vue'
import Zh from '#base/Zh.vue'
import { cover as words } from '#i18n/words/cover'
import { fetching } from '#i18n/words/fetch'

/** The cover as HTML, both languages in it, made by build/cover.ts when the deck is built. */
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
