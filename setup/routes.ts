import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import { defineRoutesSetup } from '@slidev/types'
import { slides } from '#slidev/slides'
import { h } from 'vue'
import FetchedPage from '#base/FetchedPage.vue'
import { slideIds } from '#deck/slideIds'

/** How long a pressed link may seem to do nothing while its page is fetched, ms. */
const PATIENCE = 400

/**
 * The router leaves the page as it is until the next one has been fetched, and for good where that fails. Here the next one
 * comes in its place after a moment, and says what it waits for.
 */
function fetched(route: RouteRecordRaw): RouteRecordRaw {
  const { component } = route
  if (typeof component !== 'function')
    return route
  let there: Component | undefined
  const load = async (): Promise<Component> => {
    const page = await (component as () => Promise<{ default: Component }>)()
    return there = page.default
  }
  const shown = () => h(FetchedPage, { load, there, key: route.path })
  shown.displayName = 'FetchedPage'
  const take = async () => {
    await Promise.race([load().catch(() => {}), new Promise(resolve => setTimeout(resolve, PATIENCE))])
    return shown
  }
  return { ...route, component: take } as RouteRecordRaw
}

/** Pages that Slidev has in English only and that a build does nothing with; its dev server and exporter need them. */
const LEFT_OUT = ['entry', 'overview', 'notes', 'notes-edit', 'export', 'print']

/** Only the slides that there are: Slidev takes any other word for the last slide. */
function narrowed(route: RouteRecordRaw): RouteRecordRaw {
  const ids = slideIds(slides.value)
  const all = [...ids, ...ids.map((_, index) => index + 1)].join('|')
  return { ...route, path: route.path.replace(/:no$/, `:no(${all})`) } as RouteRecordRaw
}

const own = (routes: RouteRecordRaw[]): RouteRecordRaw[] => import.meta.env.DEV
  ? routes
  : routes
      .filter(({ name, path }) => !LEFT_OUT.includes(String(name)) && path !== '/presenter/print')
      .map(route => route.name === 'play' || route.name === 'presenter' ? narrowed(route) : route)
      .map(route => route.name === 'NotFound' ? { ...route, component: () => import('../src/study/UnknownPage.vue') } as RouteRecordRaw : route)

export default defineRoutesSetup(routes => [
  // Pages of their own in the same static build; phones read and sort here, not on a slide at scale 0.4.
  ...__STUDY_PAGE__ === 'inside' ? [{ name: 'study', path: '/study/:part?', component: () => import('../src/study/StudyPage.vue') }] : [],
  { name: 'read', path: '/read', component: () => import('../src/read/ReadPage.vue') },
  { name: 'handout', path: '/handout/:kind?', component: () => import('../src/handout/HandoutPage.vue') },
  ...own(routes),
].map(fetched))
