// What a command takes after `--`. Only node: built-ins here.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { EDITIONS } from '../../build/inputs.ts'
import { stop } from './run.ts'

/**
 * The options that were typed. `--help` prints the help and ends; what the command does not take stops it with one line.
 * @param names of options that take a value
 * @param switches of options that take none
 */
export function readOptions<Name extends string, Switch extends string = never>(help: string, names: readonly Name[], switches: readonly Switch[] = []): { [N in Name]?: string } & { [S in Switch]?: boolean } {
  try {
    const options = {
      ...Object.fromEntries(names.map(name => [name, { type: 'string' as const }])),
      ...Object.fromEntries([...switches, 'help'].map(name => [name, { type: 'boolean' as const }])),
    }
    const { values: { help: asked, ...values } } = parseArgs({ options })
    if (!asked)
      return values as { [N in Name]?: string } & { [S in Switch]?: boolean }
  }
  catch (error) {
    stop(`${(error as Error).message.replace(/\.$/, '')}. --help lists the options.`, '选项有误，--help 可查。')
  }
  console.log(help)
  process.exit(0)
}

/**
 * The lecture asked for, as it was named; stops where there is no such one.
 * @param edition minutes
 */
export function knownEdition(edition: string) {
  if (!EDITIONS.includes(edition))
    stop(`There is no ${edition}-minute lecture: --route takes ${EDITIONS.join(' or ')}.`, `没有 ${edition} 分钟的课：--route 只能是 ${EDITIONS.join(' 或 ')}。`)
  return edition
}

/** Where newer files are found, as it was named; stops where it is no address. Nothing is no fault: then nobody knows. */
export function knownReleases(address: string | undefined) {
  if (address && !/^https?:\/\/[^\s"<>]+$/.test(address))
    stop(`--releases is no address: ${address}`, '--releases 不是网址，应以 https:// 开头。')
  return address || undefined
}
