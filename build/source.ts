// Takes a module of src/ into a script. The sources import each other without endings, which Node does not take and Vite does.
import { join } from 'node:path'
import type { PluginOption, Rolldown } from 'vite'
import { root } from '../scripts/lib/run.ts'

export interface SourceOptions {
  define?: Record<string, string>
  plugins?: PluginOption[]
}

/**
 * A module by its path in the project, as `loadSource<typeof import('./content/check.ts')>('./build/content/check.ts')`.
 * Vite's own settings are left out: they would check the content by themselves.
 */
export async function loadSource<Module>(path: string, options: SourceOptions = {}): Promise<Module> {
  // Only here, so that this file can be imported before `npm ci`.
  const { runnerImport } = await import('vite')
  return (await runnerImport<Module>(path, { root, configFile: false, logLevel: 'error', ...options })).module
}

/** A module by its path in the project with all that it imports, as one script to be written into a page. */
export async function bundleAlone(path: string, define: Record<string, string>): Promise<string> {
  const { build } = await import('vite')
  const made = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define,
    build: { write: false, lib: { entry: join(root, path), formats: ['iife'], name: 'script', fileName: 'script' } },
  })
  const [{ output }] = made as Rolldown.RolldownOutput[]
  return output[0].code.trim().replaceAll('</', '<\\/')
}
