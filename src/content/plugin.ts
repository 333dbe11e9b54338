import type { Plugin, ResolvedConfig } from 'vite'
import { join } from 'node:path'
import { normalizePath } from 'vite'
import { parse } from 'yaml'
import { checkContent, faultLine } from './check'
import { readContentFiles } from './files'

/**
 * Makes modules of content/*.yaml and checks them all: a build stops at a fault, the dev server only says so,
 * since a lecturer who is in the middle of a change has faults all the time.
 */
export function caseContent(): Plugin {
  let config: ResolvedConfig
  let folder = ''
  const isContent = (path: string) => path.startsWith(`${folder}/`) && path.endsWith('.yaml')
  const faultsNow = () => checkContent(readContentFiles(folder))
  const warn = () => faultsNow().forEach(fault => config.logger.warn(`[content] ${faultLine(fault)}`))

  return {
    name: 'case-content',
    enforce: 'pre',

    configResolved(resolved) {
      config = resolved
      folder = normalizePath(join(resolved.root, 'content'))
    },

    buildStart() {
      if (config.command === 'serve')
        return warn()
      const faults = faultsNow()
      if (faults.length) {
        const [{ file, line }] = faults
        this.error({
          message: `the content has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}\n${faults.map(faultLine).join('\n')}`,
          loc: { file: join(config.root, file), line, column: 0 },
        })
      }
    },

    transform(text, id) {
      if (!isContent(id.split('?')[0]))
        return
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
