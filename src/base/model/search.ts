/**
 * The search in lists of bilingual texts, as people type: Chinese in simplified or traditional letters, pinyin with tones or
 * without, its initials, English in any case; full-width letters and marks around a word count as if they were not there.
 */

/** What the searched texts need to be found by sound and in traditional letters; build/content/letters.ts makes it. */
export interface Letters {
  /** Pairs of a traditional letter and the one that stands for it: `協协後后`. */
  simple: string
  /** Syllables without tones, each with the letters that are read so: `ce策测 lve略`. */
  sounds: string
}
export const NO_LETTERS: Letters = { simple: '', sounds: '' }

export interface Searchable {
  texts: readonly string[]
  /** Where it is written with the text: found from the middle of a syllable, too. */
  pinyin?: string
  /** Short names that are only found whole. */
  names?: readonly string[]
}

type Fold = (text: string) => string

/** Of a text, what is compared: without case, accents, traditional letters, hyphens and what joins or parts words. */
function foldWith({ simple }: Letters): Fold {
  const pairs = [...simple]
  const plain = new Map(pairs.flatMap((letter, index) => index % 2 === 0 ? [[letter, pairs[index + 1]] as const] : []))
  return text => [...text.normalize('NFKD').toLowerCase()].map(letter => plain.get(letter) ?? letter).join('')
    .replace(/[\p{M}\p{Cf}\p{Pd}'‘’·]/gu, '').replace(/[\p{P}\s]+/gu, ' ').trim()
}

/** Between Chinese letters a blank is nothing. */
const joined = (folded: string): string => folded.replace(/ ?(\p{Script=Han}) ?/gu, '$1')

/** Pinyin as plain letters; ü, however it is typed (v, u:, ue after l), is u. */
const soundOf = (text: string): string =>
  text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/u:/g, 'u').replace(/(?<=[a-z]\p{M}*)[0-5]/gu, '').replace(/[\p{M}\p{P}\p{Cf}\s]/gu, '').replaceAll('v', 'u')

interface Entry {
  texts: readonly string[]
  names: readonly string[]
  pinyin: string
  /** Of each text, letter by letter, how it may sound; none for what is no Chinese letter. */
  sounds: readonly (readonly (readonly string[])[])[]
}

/** Whether whole syllables, the last perhaps begun only, sound like `typed`, from any letter on. */
function soundsLike(ofText: Entry['sounds'][number], typed: string): boolean {
  const goesOn = (at: number, done: number): boolean => (ofText[at] ?? []).some(sound =>
    typed.length - done <= sound.length ? sound.startsWith(typed.slice(done)) : typed.startsWith(sound, done) && goesOn(at + 1, done + sound.length))
  return ofText.some((_, at) => goesOn(at, 0))
}

const beginLike = (ofText: Entry['sounds'][number], typed: string): boolean =>
  ofText.some((_, from) => [...typed].every((letter, index) => (ofText[from + index] ?? []).some(sound => sound[0] === letter)))

/**
 * Prepares a list; the search gives the indexes of what is found, all where nothing is typed. Words may stand anywhere, each must be
 * found. What stands there literally comes before what only sounds so, and that before initials, so that an English word
 * does not find the Chinese letters that it happens to spell.
 */
export function searchIn(list: readonly Searchable[], letters: Letters = NO_LETTERS): (query: string) => ReadonlySet<number> {
  const fold = foldWith(letters)
  const read = new Map<string, string[]>()
  for (const [, syllable, all] of letters.sounds.matchAll(/([a-z]+)(\P{ASCII}+)/gu)) {
    for (const letter of fold(all))
      read.set(letter, [...read.get(letter) ?? [], soundOf(syllable)])
  }
  const entries = list.map(({ texts, pinyin = '', names = [] }): Entry => {
    const folded = texts.map(text => joined(fold(text)))
    return { texts: folded, names: names.map(fold), pinyin: soundOf(pinyin), sounds: folded.map(text => [...text].map(letter => read.get(letter) ?? [])) }
  })
  const where = (matches: (entry: Entry) => boolean): number[] => entries.flatMap((entry, index) => matches(entry) ? [index] : [])

  const literally = (parts: readonly string[]) => where(({ texts, names }) =>
    parts.every(part => texts.some(text => text.includes(part))) || names.includes(parts.join(' ')))
  function bySound(typed: string): number[] {
    if (!/^[a-z]+$/.test(typed))
      return []
    const written = where(({ pinyin }) => pinyin.includes(typed))
    return written.length > 0 ? written : where(entry => entry.sounds.some(one => soundsLike(one, typed)))
  }
  const byInitials = (typed: string) => /^[a-z]{2,}$/.test(typed) ? where(entry => entry.sounds.some(one => beginLike(one, typed))) : []

  function findWord(word: string): number[] {
    const parts = joined(fold(word)).split(' ')
    const typed = soundOf(word)
    // No word and no syllable is without a vowel: those are initials.
    const found = [...literally(parts), ...where(({ pinyin }) => /^[a-z]+$/.test(typed) && pinyin.includes(typed)), ...(/[aeiou]/.test(typed) ? [] : byInitials(typed))]
    if (found.length > 0)
      return found
    const sounding = bySound(typed)
    return sounding.length > 0 ? sounding : byInitials(typed)
  }

  return (query) => {
    const words = query.normalize('NFKC').split(/\s+/).filter(word => fold(word) !== '')
    // Syllables typed one by one.
    const whole = words.length > 1 ? bySound(soundOf(query)) : []
    if (whole.length > 0)
      return new Set(whole)
    return words.reduce<ReadonlySet<number>>((found, word) => {
      const more = new Set(findWord(word))
      return new Set([...found].filter(index => more.has(index)))
    }, new Set(entries.keys()))
  }
}
