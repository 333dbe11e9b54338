// Prints what is wrong with content/, one fault a line, and exits 1; else one line of counts.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
// Node 20 cannot run TypeScript; vite is there anyway. Its config is left out, as it would check content by itself.
const load = async path => (await runnerImport(path, { root, configFile: false, logLevel: 'error' })).module
const { checkContent, faultLine, summarize } = await load('./src/content/check.ts')
const { readContentFiles } = await load('./src/content/files.ts')

const files = readContentFiles(`${root}content`)
const faults = checkContent(files)
if (faults.length) {
  console.error(faults.map(faultLine).join('\n'))
  process.exitCode = 1
}
else {
  console.log(summarize(files))
}
