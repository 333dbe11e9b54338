import { expect, it } from 'vitest'
import { studyAddress, studyAsked } from './studyAddress'

it.each([
  ['https://example.org/deck/', 'sort', '', 'https://example.org/deck/study/#/sort'],
  ['https://example.org/deck/45/', 'try', '', 'https://example.org/deck/study/#/try'],
  ['https://example.org/deck/?x=1#/7', '', 's=AB&case=c', 'https://example.org/deck/study/?s=AB&case=c#/'],
  // One file, and a page that names itself: it knows the way on.
  ['https://example.org/co-evolution-deck.html', 'sort', '', 'https://example.org/co-evolution-deck.html#/study/sort'],
  ['https://example.org/deck/index.html#/7', '', 's=AB', 'https://example.org/deck/index.html?s=AB#/study'],
])('the student\'s page of %s, part "%s", parameters "%s"', (deck, part, query, address) => {
  expect(studyAddress(deck, part, query)).toBe(address)
})

it.each([
  ['#/study', false, './study/#/'],
  ['?s=AB&lang=en#/Study/sort', false, './study/?s=AB&lang=en#/sort'],
  ['?lang=zh#/study?lang=en', false, './study/?lang=en#/'],
  ['#/study/sort?lang=en', false, './study/?lang=en#/sort'],
  ['#/study?s=AB', true, '../study/?s=AB&from=45#/'],
  ['#/studyhall', false, null],
  ['#/7', false, null],
  ['?set=core', false, null],
])('of the deck\'s own address %s (short: %s)', (text, short, address) => {
  const [, search = '', hash = ''] = /^(\?[^#]*)?(#.*)?$/.exec(text)!
  expect(studyAsked({ search, hash }, short)).toBe(address)
})
