import type { LocalText } from '../../../build/content/schema'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import Bi from '#base/Bi.vue'
import En from '#base/En.vue'
import Zh from '#base/Zh.vue'
import { caseTexts } from '#case/index'
import { inCourse } from '#deck/inCourse'
import { cover } from '#i18n/words/cover'
import { deck } from '#i18n/words/deck'
import { fetching } from '#i18n/words/fetch'
import { fill } from '#i18n/message'
import { phone } from '#i18n/words/phone'
import { study } from '#i18n/words/study'
import type { PartId } from '../parts'
import { partById, STEPS, TOOLS } from '../parts'

/*
 * The first lines of the student's page as HTML, both languages in it, made by build/study.ts: what it is about, and the title
 * and line of each part, of which the page's first script shows the one that the address names.
 */

const bi = (text: LocalText, stack = false) => h(Bi, { text, stack })

function partLines(id: PartId) {
  const { title, about } = partById(id)
  const step = (STEPS as readonly PartId[]).indexOf(id)
  return h('section', { 'data-first': id }, [
    step < 0 ? null : h('p', { class: 'step-count' }, bi(fill(study.step, { n: step + 1, total: STEPS.length }))),
    h('h1', bi(title, true)),
    h('p', { class: 'intro' }, bi(about, true)),
    h('p', { class: 'part-waiting', role: 'status' }, bi(fetching.waiting)),
  ])
}

const pathLines = () => h('section', { 'data-first': '' }, [
  h('h1', bi(study.title, true)),
  h('p', { class: 'intro' }, bi(study.intro, true)),
  h('ol', { class: 'path-steps' }, STEPS.map(id => h('li', h('a', { href: `#/${id}` }, h('span', { class: 'words' }, [
    h('b', bi(partById(id).title, true)),
    ' ',
    h('span', { class: 'about' }, bi(partById(id).about, true)),
  ]))))),
])

export async function renderFirst(): Promise<{ html: string, title: LocalText, parts: readonly PartId[] }> {
  const app = createSSRApp(() => h('div', { class: 'study-page claim-frame' }, [
    h('header', { class: 'study-head' }, h('nav', inCourse ? [] : [h('a', { href: '../' }, bi(deck.openDeck))])),
    h('main', { id: 'first-lines' }, [
      h('noscript', h('p', { class: 'without-scripts' }, [bi(cover.withoutScripts, true)])),
      h('div', { class: 'page-notice', role: 'alert' }, Object.entries(cover.failed).map(([fault, text]) => h('p', { 'data-fault': fault }, bi(text, true)))),
      pathLines(),
      h('section', { 'data-first': 'live' }, [h('h1', bi(phone.title)), h('p', { class: 'part-waiting', role: 'status' }, bi(fetching.waiting))]),
      ...[...STEPS, ...TOOLS].map(partLines),
    ]),
  ]))
  for (const [name, component] of Object.entries({ Bi, En, Zh }))
    app.component(name, component)
  return {
    html: (await renderToString(app)).replace(/<!--.*?-->/g, ''),
    title: { zh: `${study.title.zh} · ${caseTexts.title.zh}`, en: `${study.title.en} · ${caseTexts.title.en}` },
    parts: [...STEPS, ...TOOLS],
  }
}
