import { describe, expect, it } from 'vitest'
import { isCoverAddress } from '#cover/place'
import { meantBy } from '#case/places'
import { addressParts, findCode, forgiven } from './address'
import { homeAddress } from './lostAddress'
import type { CodeSet } from '#board/model/shareCode'
import { encodeShare, isWholeCode } from '#board/model/shareCode'
import { BIN_IDS as BINS } from '#case/model/model'

/** Sets of all sizes that codes have a form for, and sorts by a seed: the same in each run. */
function codes(count: number): string[] {
  let seed = 7
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
  return Array.from({ length: count }, (_, n) => {
    const cards = Array.from({ length: [4, 15, 31, 62, 63, 64, 93, 310][n % 8] }, (_, i) => `C${i}`)
    const set: CodeSet = { id: 'core', number: 1 + n % 63, cards }
    return encodeShare(set, Object.fromEntries(cards.filter(() => random() < 0.8).map(card => [card, BINS[Math.floor(random() * BINS.length)]])))
  })
}
const CODES = codes(80)
const found = (text: string) => findCode(text, code => isWholeCode(code))

const AROUND = [
  ...'。.，,、；;：:！!？?…—~～·*\'"`“”‘’「」『』《》〈〉<>()（）[]【】{}|\\^$@％',
  '\u200B', '\u00AD', '\uFEFF', '\u2060', '\u00A0', '\u3000', ' ', '\n', '（我的放法）', '> ', '…看这里', '。谢谢！', '-', '_', '**', '__', ').', '&amp;', '&x=1', '#', '/',
]
const FORMS: Record<string, (code: string) => string> = {
  'behind the #': code => `#/study?s=${code}`,
  'before it': code => `?s=${code}#/study`,
  'all after the # cut': code => `?s=${code}`,
  'tracking before': code => `?from=singlemessage&isappinstalled=0&s=${code}#/study`,
  'tracking after': code => `#/study?s=${code}&shareTo=weixin`,
  'tracking in the place of the ?': code => `#/study&shareTo=weixin&s=${code}`,
  'a second ?': code => `#/study?lang=zh?s=${code}`,
  '? and = encoded': code => `#/study%3Fs%3D${code}`,
  '# encoded': code => `?x=1%23/study%3Fs=${code}`,
  'encoded twice': code => encodeURIComponent(encodeURIComponent(`#/study?s=${code}`)),
  'full-width signs': code => `#/study？s＝${code}`,
  'without its name': code => `#/study/${code}`,
}

describe('a whole code is found', () => {
  it.each(Object.entries(FORMS))('%s', (_, form) => {
    for (const code of CODES)
      expect(found(form(code))).toBe(code)
  })

  it('whatever stands around it, encoded or not', () => {
    CODES.forEach((code, n) => {
      for (const mark of AROUND) {
        for (const form of [FORMS['behind the #'], FORMS['all after the # cut']]) {
          expect(found(form(code + mark)), JSON.stringify(mark)).toBe(code)
          expect(found(form(code + encodeURIComponent(mark))), `${encodeURIComponent(mark)}`).toBe(code)
        }
        // What is put before it, and what is not one of a code's own characters.
        if (!/[&#?]/.test(mark))
          expect(found(`#/study?s=${mark}${code}${AROUND[n % AROUND.length]}`), JSON.stringify(mark)).toBe(code)
      }
    })
  })

  it('broken anywhere by what a mail or a reader puts in', () => {
    CODES.forEach((code, n) => {
      for (const within of ['\u00AD', '\u200B', ' ', '\n', '\r\n', '=\r\n', '\n> ', '\r\n>> ', '\u2060', '+', '\u00A0']) {
        const at = 1 + (n * 7) % (code.length - 1)
        const broken = `${code.slice(0, at)}${within}${code.slice(at)}`
        expect(found(`#/study?s=${broken}`), JSON.stringify(within)).toBe(code)
        expect(found(`?s=${encodeURIComponent(broken)}&from=timeline#/study`), JSON.stringify(within)).toBe(code)
        expect(found(`#/study?s=${broken} 看这里 my sort`), JSON.stringify(within)).toBe(code)
      }
    })
  })
})

describe('where no code is whole', () => {
  it('what stands in its place is given, so that its fault can be told', () => {
    for (const code of CODES) {
      expect(found(`#/study?s=${code.slice(0, -1)}`)).toBe(code.slice(0, -1))
      expect(found(`#/study?s=${code}${code}`)).toBe(code + code)
    }
    expect(found('#/study?s=服务')).toBe('服务')
  })
  it.each(['', '#/study', '#/sort?clicks=2', '?lang=zh#/study?set=core', '?print#/handout/slides?lang=en', '#/study/claims', '?class=1#/read?slide=sort'])('"%s" brings none', (address) => {
    expect(found(address)).toBeNull()
  })
})

describe('parts of an address', () => {
  it.each([
    ['#/study&shareTo=weixin', 'study', { shareTo: 'weixin' }],
    ['#/study/sort?lang=en&x=1', 'study/sort', { lang: 'en', x: '1' }],
    ['%23/study%3Fset%3Dcore', 'study', { set: 'core' }],
    ['#/read%253Fslide%253Dsort', 'read', { slide: 'sort' }],
    ['#sort', 'sort', {}],
    ['', '', {}],
    ['#/%E4%B8', '%E4%B8', {}],
  ])('%s', (hash, path, query) => {
    expect(addressParts(hash).path).toBe(path)
    expect(Object.fromEntries(addressParts(hash).query)).toEqual(query)
  })
  it.each([['sort。', 'sort'], ['SORT', 'sort'], ['“Study/Sort”）', 'study/sort'], ['read，看这里', 'read'], ['near-misses.', 'near-misses'], ['。', '']])('%s is %s', (path, meant) => {
    expect(forgiven(path)).toBe(meant)
  })
})

describe('the place that is meant', () => {
  const lecture = ['cover', 'numbers', 'how', 'try', 'model', 'sort', 'near-misses', 'exit']
  const slides = ['cover', 'numbers', 'try', 'model', 'sort', 'exit']
  const known = (path: string) => ({ known: true, path })
  const not = (nearest: string) => ({ known: false, nearest })
  it.each([
    ['', known('1')], ['sort', known('sort')], ['SORT。', known('sort')], ['6', known('6')], ['read。', known('read')],
    ['presenter', known('presenter/1')], ['presenter/Sort', known('presenter/sort')], ['study/sort', known('study/sort')],
    ['study/nothing', known('study/nothing')], ['handout/slides。', known('handout/slides')],
    ['7', not('exit')], ['999', not('exit')], ['0', not('cover')], ['presenter/999', not('presenter/exit')],
    ['sorrt', not('sort')], ['modle', not('model')], ['nothing-like-it', not('cover')], ['studdy', not('study')], ['presenter/nothing', not('presenter/cover')],
    ['near-misses', not('sort')], ['how', not('numbers')], ['presenter/near-misses', not('presenter/sort')],
    ['study/sort/x', not('study/sort')], ['read/sort', not('read')], ['sort/3', not('sort')],
    ['print', not('handout')], ['export', not('handout')], ['export/3', not('handout')], ['notes', not('presenter/1')], ['notes-edit', not('presenter/1')], ['entry', not('1')], ['presenter/print', not('handout')], ['overview', not('read')], ['。', known('1')],
  ])('%s', (path, meant) => {
    expect(meantBy(path, slides, lecture)).toEqual(meant)
  })
})

describe('the page of a host that finds nothing', () => {
  const at = (address: string) => {
    const { pathname, search, hash } = new URL(address, 'https://example.org')
    return homeAddress({ pathname, search, hash }, '/deck/', code => isWholeCode(code))
  }
  it.each([
    ['/deck/%23/study/sort', '/deck/#/study/sort', true],
    ['/deck/%2523/study/sort', '/deck/#/study/sort', true],
    [`/deck/%23/study?s=${CODES[0]}`, `/deck/?s=${CODES[0]}#/study`, true],
    [`/deck/%23/study%3Fs%3D${CODES[0]}%E3%80%82`, `/deck/?s=${CODES[0]}#/study`, true],
    ['/deck/study?lang=en', '/deck/?lang=en#/study', true],
    ['/deck/nothing/at/all', '/deck/#/nothing/at/all', false],
  ])('%s', (address, home, sure) => {
    expect(at(address)).toEqual({ address: home, sure })
  })
})

describe('the cover and what is shared', () => {
  it.each([['', '#/。'], ['', '#/Cover'], ['', '#/1。'], ['?from=timeline', ''], ['', '#/?shareTo=weixin']])('"%s%s" is the cover', (search, hash) => {
    expect(isCoverAddress({ search, hash })).toBe(true)
  })
  it.each([[`?s=${CODES[0]}`, ''], [`?x%26s%3D${CODES[0]}`, ''], ['?set=core', ''], ['?part=exit', '']])('"%s%s" is not', (search, hash) => {
    expect(isCoverAddress({ search, hash })).toBe(false)
  })
})
