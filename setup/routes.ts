import { defineRoutesSetup } from '@slidev/types'

export default defineRoutesSetup(routes => [
  // A page of its own in the same static build; phones read and sort here, not on a slide at scale 0.4.
  { name: 'study', path: '/study', component: () => import('../src/study/StudyPage.vue') },
  ...routes,
])
