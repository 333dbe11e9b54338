import type { Letters } from '../../src/base/model/search'

/**
 * What the search of a case needs of its own letters, made when the deck is built: how each is read where it stands, by
 * pinyin-pro, and which traditional letters stand for it, by the tables of OpenCC. Node only: the page gets the result.
 */
export async function lettersOf(texts: readonly string[]): Promise<Letters> {
  const [{ pinyin }, ...tables] = await Promise.all([
    import('pinyin-pro'),
    import('opencc-js/dict/TSCharacters'),
    import('opencc-js/dict/TWVariantsRev'),
    import('opencc-js/dict/HKVariantsRev'),
  ])
  const [simplified, ...variants] = tables.map(({ default: table }) => new Map(table.split('|').map((pair): [string, string] => {
    const [from, to] = pair.split(' ')
    return [from, to]
  })))
  // What Taiwan and Hong Kong write otherwise leads to the common traditional letter first.
  for (const [from, to] of variants.flatMap(table => [...table])) {
    if (!simplified.has(from))
      simplified.set(from, simplified.get(to) ?? to)
  }
  const here = new Set(texts.join('').match(/\p{Script=Han}/gu))
  const bySound = new Map<string, Set<string>>()
  for (const line of texts.flatMap(text => text.match(/\p{Script=Han}+/gu) ?? [])) {
    const syllables = pinyin(line, { toneType: 'none', type: 'array', v: true });
    [...line].forEach((letter, index) => {
      const syllable = syllables[index]
      if (/^[a-z]+$/.test(syllable))
        bySound.set(syllable, (bySound.get(syllable) ?? new Set()).add(letter))
    })
  }
  return {
    simple: [...simplified].filter(([from, to]) => [...from].length === 1 && [...to].length === 1 && from !== to && (here.has(from) || here.has(to))).flat().join(''),
    sounds: [...bySound].map(([syllable, letters]) => syllable + [...letters].join('')).join(' '),
  }
}
