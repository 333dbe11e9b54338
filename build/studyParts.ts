// What the student's page is built from and where to, for its build (vite.study.config.ts) and its page (study.ts).
export const OUT = 'dist/study'
export const ENTRY = 'src/study/own/main.ts'

export const DEFINE = {
  __DECK_LANG__: '""',
  __DECK_ROUTE__: '"90"',
  __DECK_SINGLE__: 'false',
  __DECK_FILE__: 'null',
  __STUDY_PAGE__: '"own"',
}
