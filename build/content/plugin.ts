import type { Plugin, ResolvedConfig } from 'vite'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { normalizePath, searchForWorkspaceRoot } from 'vite'
import { parse } from 'yaml'
import type { Fault } from './check'
import type { LessonSlide, Twin } from './schema'
import { LEFT_OUT } from './schema'
import { alikeLines, checkContent, faultLine } from './check'
import { casesBeside, contentFolder, readContentFiles } from './files'

/** The letters of what is searched (./letters), as a module. */
const LETTERS = 'virtual:case-letters'
const SEARCHED = ['glossary', 'claims', 'stages', 'untold']

/** As src/case imports it. */
const CONTENT_FILE = /^(?:\.\.\/)+content\/[a-z]+\.yaml(?:\?(?:ids|heads|cards|reasons))?$/

/**
 * Makes modules of content/*.yaml and checks them all: a build stops at a fault, the dev server only says so,
 * since a lecturer who is in the middle of a change has faults all the time. Code names `content/…`; where another folder
 * is to be built (`DECK_CONTENT`), its files are taken in their place.
 */
export function caseContent(): Plugin {
  let config: ResolvedConfig
  let folder = ''
  const isContent = (path: string) => path.startsWith(`${folder}/`) && path.endsWith('.yaml')
  const known = () => process.env.DECK_CONTENT ? casesBeside(config.root, folder) : []
  const faultsNow = () => checkContent(readContentFiles(folder), ...known().map(({ files }) => files))
  const lineOf = (fault: Fault) => process.env.DECK_CONTENT ? faultLine(fault, folder) : faultLine(fault)
  const warn = () => faultsNow().forEach(fault => config.logger.warn(`[content] ${lineOf(fault)}`))
  /** Once a start; a build tells it before it begins (scripts/check-content.ts). */
  const warnOfOld = () => alikeLines(readContentFiles(folder), known(), folder).lines.forEach(line => config.logger.warn(`[content] ${line}`))

  return {
    name: 'case-content',
    enforce: 'pre',

    // The dev server gives out what lies in the project only.
    config: ({ root = process.cwd() }) => process.env.DECK_CONTENT
      ? { server: { fs: { allow: [searchForWorkspaceRoot(root), contentFolder(root)] } } }
      : undefined,

    configResolved(resolved) {
      config = resolved
      folder = normalizePath(contentFolder(resolved.root))
    },

    resolveId: source => source === LETTERS ? `\0${LETTERS}` : CONTENT_FILE.test(source) ? `${folder}/${basename(source)}` : undefined,

    async load(id) {
      if (isContent(id) && !existsSync(id))
        return LEFT_OUT[basename(id, '.yaml') as keyof typeof LEFT_OUT]
      if (id !== `\0${LETTERS}`)
        return
      const { lettersOf } = await import('./letters')
      const files = readContentFiles(folder)
      return { code: `export default ${JSON.stringify(await lettersOf(SEARCHED.map(name => files[name])))}`, map: null, moduleSideEffects: false }
    },

    buildStart() {
      if (config.command === 'serve') {
        warnOfOld()
        return warn()
      }
      const faults = faultsNow()
      if (faults.length) {
        const [{ file, line }] = faults
        this.error({
          message: `the content has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}\n${faults.map(lineOf).join('\n')}`,
          loc: { file: join(folder, file), line, column: 0 },
        })
      }
    },

    transform(text, id) {
      if (!isContent(id.split('?')[0]))
        return
      // The ids alone, for who only counts: a module goes into a chunk as a whole.
      if (id.endsWith('?ids'))
        return { code: `export default ${JSON.stringify((parse(text) as { id: string }[]).map(one => one.id))}`, map: null, moduleType: 'js', moduleSideEffects: false }
      // Slides without what stands on them.
      if (id.endsWith('?heads'))
        return { code: `export default ${JSON.stringify((parse(text) as LessonSlide[]).map(({ id, section, minutes, title, claims }) => ({ id, section, minutes, title, claims })))}`, map: null, moduleType: 'js', moduleSideEffects: false }
      // Made-up stories as cards, and what is said of one that lies wrong: that comes later on a slow line.
      if (id.endsWith('?cards'))
        return { code: `export default ${JSON.stringify((parse(text) as Twin[]).map(({ reasons: _, likelyWrong: __, ...card }) => card))}`, map: null, moduleType: 'js', moduleSideEffects: false }
      if (id.endsWith('?reasons'))
        return { code: `export default ${JSON.stringify((parse(text) as Twin[]).map(({ id, reasons, likelyWrong }) => ({ id, reasons, likelyWrong })))}`, map: null, moduleType: 'js', moduleSideEffects: false }
      // No side effects: what a page does not use of the case is left out of its chunk.
      return { code: `export default ${JSON.stringify(parse(text))}`, map: null, moduleType: 'js', moduleSideEffects: false }
    },

    // The change itself reloads the page, as no module accepts YAML.
    hotUpdate({ file }) {
      if (this.environment.name === 'client' && isContent(file))
        warn()
    },
  }
}
