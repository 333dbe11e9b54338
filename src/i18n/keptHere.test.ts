import type { LocalText } from '../../build/content/schema'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { message } from './message'
import { isKeptHere, keptHere, setInLiveClass } from './keptHere'

/** How a sentence says that something stays where it is, in either language. */
const SAYS_SO = /不发送|不上传|不会送|留在这[台部]|记在这台|stays? (?:on|in|with) (?:this|your) (?:device|phone|computer)|kept on this (?:device|phone)|sent to nobody|nothing is sent|leaves (?:this|your) (?:device|phone)/i

/** True in a class as well. By the words' path. */
const STILL_TRUE: Record<string, string> = {
  'learning.slipWords.stored': 'lines of the exit slip are free text, which a class is never sent',
  'review.review.intro': 'what is asked again is never sent',
  'take.offline.oneFile': 'of a deck that is one file, which has no class',
  'take.classFiles.intro': 'files that a lecturer opens are read in the browser, in a class too',
}

function leaves(value: unknown, path: string): [string, LocalText][] {
  if (typeof value !== 'object' || value === null)
    return []
  if ('zh' in value && 'en' in value)
    return typeof value.zh === 'string' ? [[path, value as LocalText]] : []
  return Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}.${key}`))
}

it('each sentence that says nothing leaves the device has its own wording in a live class', async () => {
  const folder = new URL('words/', import.meta.url)
  const files = readdirSync(folder).map(file => file.replace(/\.ts$/, ''))
  const found: string[] = []
  const bare: string[] = []
  for (const file of files) {
    const words = await import(`./words/${file}.ts`) as Record<string, unknown>
    for (const [path, text] of leaves(words, file).filter(([, { zh, en }]) => SAYS_SO.test(zh) || SAYS_SO.test(en))) {
      if (isKeptHere(text))
        found.push(path)
      else if (!(path in STILL_TRUE))
        bare.push(path)
    }
  }
  // What a live class itself says is its own wording.
  expect(bare.filter(path => !/^(?:phone|live)\./.test(path))).toEqual([])
  expect(found.sort()).toEqual(['read.read.boardTask', 'study.study.intro', 'take.take.intro'])
})

it('a case\'s own texts do not speak of it', () => {
  const content = new URL('../../content/', import.meta.url)
  const said = readdirSync(content).filter(file => file.endsWith('.yaml')).flatMap(file =>
    readFileSync(new URL(file, content), 'utf8').split('\n').filter(line => /sent to nobody|不发送给|不上传|stays on (?:this|your) device/i.test(line)))
  expect(said).toEqual([])
})

it('changes its wording with the class', () => {
  const text = keptHere(message('留', 'stays'), message('送', 'goes'))
  expect([text.zh, text.en]).toEqual(['留', 'stays'])
  setInLiveClass(true)
  expect([text.zh, text.en]).toEqual(['送', 'goes'])
  setInLiveClass(false)
})
