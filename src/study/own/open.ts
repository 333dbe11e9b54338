import type { Backing } from '#store/backing'
import { createApp } from 'vue'
import { RouterLink, useRoute } from '#deck/page/router'
import { startStore } from '#store/deckStore'
import { isPartId, partById, PATH } from '../parts'
import { isLive, LIVE } from './live'
import { drawChinese } from './systemFont'
import StudyApp from './StudyApp.vue'
import './styles'

/** Longest wait for the part that the address names, ms: then the page comes with a word in its place. */
const PATIENCE = 20_000

/**
 * Opens the page. The first lines, which are in the page from its start, stay until the part itself is there.
 * @param device where what a student does is kept; the browser's own, or a class's or course platform's
 */
export async function openStudy(device: Backing, window: Backing): Promise<void> {
  startStore(device, window)
  const { part } = useRoute().params
  await Promise.race([(isLive() ? LIVE : isPartId(part) ? partById(part) : PATH).load().catch(() => {}), new Promise(resolve => setTimeout(resolve, PATIENCE))])
  const app = createApp(StudyApp)
  app.component('RouterLink', RouterLink)
  app.mount('#app')
  document.getElementById('first')?.remove()
  drawChinese()
}
