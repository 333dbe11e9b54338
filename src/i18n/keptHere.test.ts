import type { LocalText } from '../../build/content/schema'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { message } from './message'
import { isKeptHere, isWordedForCourse, keptHere, setInCourse, setInLiveClass } from './keptHere'

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
  // What a live class itself says, or a course platform's page, is its own wording.
  expect(bare.filter(path => !/^(?:phone|live|course)\./.test(path))).toEqual([])
  expect(found.sort()).toEqual(['read.read.boardTask', 'study.study.intro', 'take.take.intro'])
})

/** Never said in a package for a course platform. By the words' path. */
const NOT_IN_PACKAGES: Record<string, string> = {
  'take.offline.oneFile': 'of a deck that is one file',
  'take.classFiles.intro': 'files that a lecturer opens are read in the browser, in a package too',
}

it('each sentence that says nothing leaves the device, or speaks of this device, has its own wording in a course platform', async () => {
  const SPEAKS = new RegExp(`${SAYS_SO.source}|这台设备|this device`, 'i')
  const found: string[] = []
  const bare: string[] = []
  for (const file of ['take', 'study', 'learning', 'review', 'read', 'board', 'reading', 'browse', 'none']) {
    const words = await import(`./words/${file}.ts`) as Record<string, unknown>
    for (const [path, text] of leaves(words, file).filter(([, { zh, en }]) => SPEAKS.test(zh) || SPEAKS.test(en))) {
      if (isWordedForCourse(text))
        found.push(path)
      else if (!(path in NOT_IN_PACKAGES))
        bare.push(path)
    }
  }
  expect(bare).toEqual([])
  expect(found.sort()).toEqual(['learning.slipWords.stored', 'read.read.boardTask', 'review.review.intro', 'study.study.intro', 'take.take.all', 'take.take.deleteHow', 'take.take.intro', 'take.take.replaceTitle'])
  setInCourse(true)
  for (const file of ['take', 'study', 'learning', 'review', 'read']) {
    const words = await import(`./words/${file}.ts`) as Record<string, unknown>
    const said = leaves(words, file).filter(([path, { zh, en }]) => !(path in NOT_IN_PACKAGES) && (SPEAKS.test(zh) || SPEAKS.test(en))).map(([path]) => path)
    expect(said).toEqual([])
  }
  setInCourse(false)
})

it('a case\'s own texts do not speak of it', () => {
  const content = new URL('../../content/', import.meta.url)
  const said = readdirSync(content).filter(file => file.endsWith('.yaml')).flatMap(file =>
    readFileSync(new URL(file, content), 'utf8').split('\n').filter(line => /sent to nobody|不发送给|不上传|stays on (?:this|your) device/i.test(line)))
  expect(said).toEqual([])
})

it('changes its wording with the class', () => {
  const text = keptHere(message('留', 'stays'), message('送', 'goes'), message('存', 'lies'))
  expect([text.zh, text.en]).toEqual(['留', 'stays'])
  setInLiveClass(true)
  expect([text.zh, text.en]).toEqual(['送', 'goes'])
  setInCourse(true)
  expect([text.zh, text.en]).toEqual(['存', 'lies'])
  setInCourse(false)
  setInLiveClass(false)
})
