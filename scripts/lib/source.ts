// Takes a module of src/ into a script. The sources import each other without endings, which Node does not take and Vite does.
import type { PluginOption } from 'vite'
import { root } from './run.ts'

export interface SourceOptions {
  define?: Record<string, string>
  plugins?: PluginOption[]
}

/**
 * A module by its path in the project, as `loadSource<typeof import('../src/content/check.ts')>('./src/content/check.ts')`.
 * Vite's own settings are left out: they would check the content by themselves.
 */
export async function loadSource<Module>(path: string, options: SourceOptions = {}): Promise<Module> {
  // Only here, so that this file can be imported before `npm ci`.
  const { runnerImport } = await import('vite')
  return (await runnerImport<Module>(path, { root, configFile: false, logLevel: 'error', ...options })).module
}
