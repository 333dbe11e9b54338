// What many times the cards and claims cost, and where the deck stops being usable.
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { root } from '../lib/run.ts'
import { loadSource } from '../../build/source.ts'
import { measureBoards } from './scaleBoards.ts'
import { measureModel } from './scaleModel.ts'

export async function measureScale(browser: Browser) {
  const { readContentFiles } = await loadSource<typeof import('../../build/content/files.ts')>('./build/content/files.ts')
  const content = readContentFiles(join(root, 'content'))
  await measureModel(content)
  await measureBoards(browser, content)
}
