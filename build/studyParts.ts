// What the student's page is built from and where to, for its build (vite.study.config.ts) and its page (study.ts).
import process from 'node:process'

export interface StudyBuild {
  out: string
  entry: string
  define: Record<string, string>
}

const DEFINE = {
  __DECK_LANG__: '""',
  __DECK_ROUTE__: '"90"',
  __DECK_SINGLE__: 'false',
  __DECK_FILE__: 'null',
}

/**
 * The page beside the deck; or, where `DECK_COURSE` holds the numbers of its reports as JSON, that of a package for a course platform
 * (build/lms.ts).
 */
export function studyBuild(): StudyBuild {
  const list = process.env.DECK_COURSE
  return list === undefined
    ? { out: 'dist/study', entry: 'src/study/own/main.ts', define: { ...DEFINE, __STUDY_PAGE__: '"own"', __COURSE_LIST__: '[]' } }
    : { out: 'dist/lms/.parts', entry: 'src/study/own/course.ts', define: { ...DEFINE, __STUDY_PAGE__: '"course"', __COURSE_LIST__: list } }
}
