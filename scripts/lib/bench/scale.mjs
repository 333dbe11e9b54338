// @ts-check
// What many times the cards and claims cost, and where the deck stops being usable.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from '../run.mjs'
import { measureBoards } from './scaleBoards.mjs'
import { measureModel } from './scaleModel.mjs'

/** The sources import each other without endings, as Vite does. @param {string} path @returns {Promise<any>} */
const load = async path => (await runnerImport(path, { root, configFile: false, logLevel: 'error' })).module

/** @param {import('playwright').Browser} browser */
export async function measureScale(browser) {
  const { readContentFiles } = await load('./src/content/files.ts')
  const content = readContentFiles(join(root, 'content'))
  await measureModel(content, load)
  await measureBoards(browser, content, load)
}
