import { runnerImport } from 'vite'
import { caseContent } from '../../../build/content/plugin'

/** The words of the interface, as the deck has them: they stand in modules that take in content, which needs Vite. */
async function load<Words>(name: string): Promise<Words> {
  const { module } = await runnerImport<Words>(`./src/i18n/words/${name}.ts`, { configFile: false, logLevel: 'error', plugins: [caseContent()] })
  return module
}

export const { board, notice, status } = await load<typeof import('#i18n/words/board')>('board')
export const { answersFaults, classFaults, dropped, sortFaults } = await load<typeof import('#i18n/words/files')>('files')
export const { marking } = await load<typeof import('#i18n/words/reading')>('reading')
