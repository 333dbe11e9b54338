// Which case is built: content/, or the folder that `--content FOLDER` or the variable DECK_CONTENT names.
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { root, stop } from '../scripts/lib/run.ts'

/** How the check ends where nothing is wrong but part of the case is still another's: it can be built, and looked at. */
export const PARTLY_ANOTHERS = 2

/** @param code with which the check has ended */
export const canBeBuilt = (code: number | null) => code === 0 || code === PARTLY_ANOTHERS

/** The folder of the case, absolute. */
export function contentFolder(base: string = root, env: Record<string, string | undefined> = process.env) {
  return env.DECK_CONTENT ? resolve(base, env.DECK_CONTENT) : join(base, 'content')
}

export const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * Takes `--content FOLDER` out of the arguments, so that every command knows it, and keeps it for this process and those
 * that it starts. The folder is as seen from where the command was typed. Stops where there is no such folder.
 */
export function takeContent(argv: string[] = process.argv) {
  const at = argv.findIndex(arg => arg === '--content' || arg.startsWith('--content='))
  if (at >= 0) {
    const [option, value = argv[at + 1]] = argv[at].split(/=(.*)/s)
    argv.splice(at, argv[at] === option ? 2 : 1)
    if (!value || value.startsWith('--'))
      stop('--content needs the folder of the case, such as --content ../my-case.', '--content 后面要写案例所在的文件夹，如 --content ../my-case。')
    process.env.DECK_CONTENT = resolve(process.env.INIT_CWD ?? process.cwd(), value)
  }
  if (process.env.DECK_CONTENT && !isFolder(contentFolder()))
    noFolder(contentFolder())
}

export function noFolder(folder: string): never {
  return stop(`There is no folder ${folder}. Is its name spelt right? Is it beside or inside this one?`, '没有这个文件夹，请看名字和位置对不对。')
}
