import letters from 'virtual:case-letters'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { glossary } from '#case/index'
import { browsable } from '#case/browse'
import { lettersOf } from '../../../build/content/letters'
import { searchIn } from './search'
import { termToSearch } from '#case/model/terms'

const terms = searchIn(glossary.map(termToSearch), letters)
const term = (query: string) => [...terms(query)].map(index => glossary[index].term.zh)
const claims = searchIn(browsable.map(({ text, sentences }) => ({ texts: [text.zh, text.en], names: sentences })), letters)
const claim = (query: string) => [...claims(query)].map(index => browsable[index].text.zh)

describe('the search in the glossary', () => {
  it.each([
    'celüe', 'celue', 'celve', 'celv', 'celu:e', 'ce4lüe4', 'ce4lve4', 'ce4lu:e4', 'cèlüè', 'CELÜE', 'ce lüe', 'ce lve', 'ce4 lve4', '　ｃｅ ｌｖｅ', 'ce-lve', 'clxd', '策略', '策 略', '“策略”', '策略。', '（策略）', '《策略》', '策略行動',
  ])('%s finds 策略行动', (query) => {
    expect(term(query)).toContain('策略行动')
  })

  it.each([
    'xietong', 'ｘｉｅｔｏｎｇ', 'xie2tong2', 'xiétóng', 'xie tong', 'xt', 'XT', 'xtyh', '協同', '協同演化', '协同。', '“协同”', 'co-evolution', 'coevolution', 'Co‑Evolution', 'co evolution', 'ＣＯ－ＥＶＯＬＵＴＩＯＮ', '协­同', '协​同',
  ])('%s finds 协同演化', (query) => {
    expect(term(query)).toContain('协同演化')
  })

  it('finds nothing where nothing is, and all where nothing is typed', () => {
    expect(['no such term', '<b>', 'xqzw', '龘'].map(query => term(query))).toEqual([[], [], [], []])
    expect(['', ' ', '。', '　“”'].map(query => term(query).length)).toEqual(Array.from({ length: 4 }, () => glossary.length))
  })
})

describe('the search in the claims', () => {
  it.each([
    ['学习。', '学习'], ['“政”', '政'], ['學習', '学习'], ['xuexi', '学习'], ['xue2xi2', '学习'], ['xué xí', '学习'], ['政府、', '政府'], ['zhengfu', '政府'], ['ｚｈｅｎｇｆｕ', '政府'], ['celve', '策略'],
  ])('%s finds what says %s', (query, word) => {
    const found = claim(query)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found)).toEqual(new Set(claim(word)))
  })

  it('takes words in any order, a sentence by its name, in full-width letters too', () => {
    expect(claim('venues 资金').length).toBeGreaterThan(0)
    expect(claim('资金 venues')).toEqual(claim('venues 资金'))
    expect(claim('E12').length).toBeGreaterThan(0)
    expect([claim('Ｅ１２'), claim('e12'), claim('（E12）')]).toEqual([claim('E12'), claim('E12'), claim('E12')])
    expect(claim('<b>')).toEqual([])
  })

  it('an English word does not find what it happens to spell in pinyin', () => {
    for (const word of ['change', 'shared', 'women', 'ten']) {
      const found = [...claims(word)].map(index => browsable[index].text.en.toLowerCase())
      if (found.some(text => text.includes(word)))
        expect(found.filter(text => !text.includes(word)), word).toEqual([])
    }
  })

  it('initials find a word in the text', () => {
    expect(claim('zfgm').some(text => text.includes('政府购买'))).toBe(true)
  })
})

describe('any text', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 })
  it('is found by each of its words, and the search never throws', () => {
    fc.assert(fc.property(texts, fc.string({ unit: 'grapheme' }), (list, query) => {
      const search = searchIn(list.map(text => ({ texts: [text] })))
      expect(search(query).size).toBeLessThanOrEqual(list.length)
      list.forEach((text, index) => {
        const [word] = text.match(/[\p{Script=Han}a-z]+/gu) ?? ['']
        expect(search(word).has(index)).toBe(true)
      })
    }))
  })
})

describe('the table of letters', () => {
  it('is made of another case\'s letters as well, traditional ones too', async () => {
    const search = searchIn([{ texts: ['漁村合作社'] }, { texts: ['女性网络'] }], await lettersOf(['漁村合作社', '女性网络']))
    expect(['渔村', 'yucun', 'hzs', '漁村', '網絡', 'nvxing', 'nüxing', 'nuxing', 'nu:xing'].map(query => [...search(query)])).toEqual([[0], [0], [0], [0], [1], [1], [1], [1], [1]])
  })

  it('stays small', () => {
    expect(letters.simple.length + letters.sounds.length).toBeLessThan(8000)
  })
})
