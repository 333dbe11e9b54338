import type { Content, FileName, LocalText } from '../schema'
import { BIN_IDS } from '../../../src/case/model/model'
import { fileOf, readSource } from './source'

/** Texts that a case may leave out: the study page then says less. */
interface Spare {
  file: FileName
  /** Where one could stand, in order: its name, and whether it is there. */
  places: (files: Record<string, string>) => { name: string, there: boolean }[]
  what: LocalText
  without: LocalText
}

const dataOf = <N extends FileName>(files: Record<string, string>, name: N): Content[N] => readSource(name, files[name] ?? '').source?.data as Content[N]

const SPARE: readonly Spare[] = [
  {
    file: 'quiz',
    places: files => dataOf(files, 'quiz').flatMap(({ id, type, options, answer }) => type === 'order'
      ? []
      : options.filter(({ key }) => !answer.includes(key)).map(({ key, hint }) => ({ name: `${id}/${key}`, there: hint !== undefined }))),
    what: { en: 'hints', zh: '提示' },
    without: { en: 'after a first wrong try such an option is told as wrong, without a hint', zh: '第一次选了没有提示的，只说不对' },
  },
  {
    file: 'twins',
    places: files => dataOf(files, 'twins').flatMap(({ id, bin, likelyWrong, reasons }) => BIN_IDS.filter(wrong => wrong !== bin)
      .map(wrong => ({ name: `${id}/${wrong}`, there: reasons?.[wrong] !== undefined || likelyWrong.bin === wrong }))),
    what: { en: 'reasons', zh: '理由' },
    without: { en: 'in such a bin it is told why the story belongs elsewhere', zh: '放进没有理由的格，只说它为什么属于别处' },
  },
]

const FEW = 8

/** Lines on what is left out, with counts; none where all is there. They are no faults. */
export const spareLines = (files: Record<string, string>, folder = 'content'): string[] => SPARE.flatMap(({ file, places, what, without }) => {
  const all = places(files)
  const missing = all.filter(({ there }) => !there).map(({ name }) => name)
  const few = missing.slice(0, FEW)
  const rest = missing.length - few.length
  return missing.length
    ? [`${folder}/${fileOf(file)}: ${what.en} ${all.length - missing.length} of ${all.length}; ${without.en}: ${few.join(', ')}${rest ? ` and ${rest} more` : ''}. ${what.zh} ${all.length - missing.length}/${all.length}；${without.zh}：${few.join('、')}${rest ? `，另有 ${rest} 处` : ''}。`]
    : []
})
