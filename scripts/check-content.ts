// npm run check:content [-- FOLDER]: prints what is wrong with content/, or with the folder named, one fault a line, and
// exits 1; else one line of counts, and what may be left out and is. What of it is still that of a case which came with the deck is told in any case; where
// it would be false of this one and nothing else is to tell, it exits 2.
import { relative, resolve } from 'node:path'
import process from 'node:process'
import { contentFolder, isFolder, noFolder, PARTLY_ANOTHERS, takeContent } from '../build/content.ts'
import { root } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { loadSource } from '../build/source.ts'

takeContent()
const here = process.env.INIT_CWD ?? process.cwd()
const [asked] = process.argv.slice(2)
const folder = asked === undefined ? contentFolder() : resolve(here, asked)
if (!isFolder(folder))
  noFolder(folder)

await ensureDependencies()
const { alikeLines, checkContent, closingLine, faultLine, fullerLines, spareLines, summarize } = await loadSource<typeof import('../build/content/check.ts')>('./build/content/check.ts')
const { casesBeside, readContentFiles } = await loadSource<typeof import('../build/content/files.ts')>('./build/content/files.ts')

// As an editor opens it from where the command was typed; what lies elsewhere by its whole path.
const near = relative(here, folder)
const name = near.startsWith('..') && !asked?.startsWith('..') ? folder : near || '.'
const files = readContentFiles(folder)
const known = casesBeside(root, folder)
const faults = checkContent(files, ...known.map(({ files }) => files))
const { left, lines } = alikeLines(files, known, name)
if (faults.length)
  console.error([...faults.map(fault => faultLine(fault, name)), closingLine(faults.length)].join('\n'))
else
  console.log(summarize(files, name, left))
const report = [...lines, ...faults.length ? [] : [...spareLines(files, name), ...fullerLines(files, known.map(({ files }) => files), name)]]
if (report.length)
  console.error(report.join('\n'))
process.exitCode = faults.length ? 1 : left === 'false' ? PARTLY_ANOTHERS : 0
