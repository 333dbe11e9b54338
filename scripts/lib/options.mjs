// @ts-check
// What a command takes after `--`. Only node: built-ins here.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { ROUTES } from './inputs.mjs'
import { stop } from './run.mjs'

/**
 * The options that were typed. `--help` prints the help and ends; what the command does not take stops it with one line.
 * @template {string} Name
 * @template {string} [Switch=never]
 * @param {string} help
 * @param {readonly Name[]} names of options that take a value
 * @param {readonly Switch[]} [switches] of options that take none
 * @returns {{ [N in Name]?: string } & { [S in Switch]?: boolean }}
 */
export function readOptions(help, names, switches = []) {
  try {
    const options = {
      ...Object.fromEntries(names.map(name => [name, { type: /** @type {const} */ ('string') }])),
      ...Object.fromEntries([...switches, 'help'].map(name => [name, { type: /** @type {const} */ ('boolean') }])),
    }
    const { values: { help: asked, ...values } } = parseArgs({ options })
    if (!asked)
      return /** @type {{ [N in Name]?: string } & { [S in Switch]?: boolean }} */ (values)
  }
  catch (error) {
    stop(`${/** @type {Error} */ (error).message.replace(/\.$/, '')}. --help lists the options.`, '选项有误，--help 可查。')
  }
  console.log(help)
  process.exit(0)
}

/**
 * The lecture asked for, as it was named; stops where there is no such one.
 * @param {string} route minutes
 */
export function knownRoute(route) {
  if (!ROUTES.includes(route))
    stop(`There is no ${route}-minute lecture: --route takes ${ROUTES.join(' or ')}.`, `没有 ${route} 分钟的课：--route 只能是 ${ROUTES.join(' 或 ')}。`)
  return route
}

/**
 * Where newer files are found, as it was named; stops where it is no address. Nothing is no fault: then nobody knows.
 * @param {string | undefined} address
 */
export function knownReleases(address) {
  if (address && !/^https?:\/\/[^\s"<>]+$/.test(address))
    stop(`--releases is no address: ${address}`, '--releases 不是网址，应以 https:// 开头。')
  return address || undefined
}
