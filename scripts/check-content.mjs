// npm run check:content [-- FOLDER]: prints what is wrong with content/, or with the folder named, one fault a line, and
// exits 1; else one line of counts.
import { relative, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { contentFolder, isFolder, noFolder, takeContent } from './lib/content.mjs'

takeContent()
const here = process.env.INIT_CWD ?? process.cwd()
const [asked] = process.argv.slice(2)
const folder = asked === undefined ? contentFolder() : resolve(here, asked)
if (!isFolder(folder))
  noFolder(folder)

const root = fileURLToPath(new URL('..', import.meta.url))
// Node 20 cannot run TypeScript; vite is there anyway. Its config is left out, as it would check content by itself.
const load = async path => (await runnerImport(path, { root, configFile: false, logLevel: 'error' })).module
const { checkContent, closingLine, faultLine, summarize } = await load('./src/content/check.ts')
const { readContentFiles } = await load('./src/content/files.ts')

// As an editor opens it from where the command was typed; what lies elsewhere by its whole path.
const near = relative(here, folder)
const name = near.startsWith('..') && !asked?.startsWith('..') ? folder : near || '.'
const files = readContentFiles(folder)
const faults = checkContent(files)
if (faults.length) {
  console.error([...faults.map(fault => faultLine(fault, name)), closingLine(faults.length)].join('\n'))
  process.exitCode = 1
}
else {
  console.log(summarize(files, name))
}
