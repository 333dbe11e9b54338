import { runnerImport } from 'vite'
import { caseContent } from '../../../src/content/plugin'

/** The words of the interface, as the deck has them: they stand in modules that take in content, which needs Vite. */
const { module } = await runnerImport<typeof import('../../../src/content/messages')>('./src/content/messages.ts', { configFile: false, logLevel: 'error', plugins: [caseContent()] })

export const { board, marking, status } = module
