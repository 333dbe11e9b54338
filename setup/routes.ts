import { defineRoutesSetup } from '@slidev/types'

export default defineRoutesSetup(routes => [
  // Pages of their own in the same static build; phones read and sort here, not on a slide at scale 0.4.
  { name: 'study', path: '/study/:part?', component: () => import('../src/study/StudyPage.vue') },
  { name: 'read', path: '/read', component: () => import('../src/study/ReadPage.vue') },
  { name: 'handout', path: '/handout/:kind?', component: () => import('../src/handout/HandoutPage.vue') },
  ...routes,
])
