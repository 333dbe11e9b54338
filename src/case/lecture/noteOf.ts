import type { LessonSlide, Note } from '../../../build/content/schema'

const MINUTES = {
  zh: ({ short, long }: LessonSlide['minutes']) => long === 0
    ? '**不占课时**'
    : [`**${long} 分**（90分钟课）`, short === undefined ? '45分钟课跳过' : `**${short} 分**（45分钟课）`].join(' · '),
  en: ({ short, long }: LessonSlide['minutes']) => long === 0
    ? '**No class time**'
    : [`**${long} min** (90-minute class)`, short === undefined ? 'skipped in the 45-minute class' : `**${short} min** (45-minute class)`].join(' · '),
}
const CHECK = { zh: '想一想：', en: 'Check: ' }

const linesOf = (slide: LessonSlide, words: Pick<Note, 'zh' | 'en'>, language: 'zh' | 'en') => [
  MINUTES[language](slide.minutes),
  words[language],
  ...slide.check ? [`${CHECK[language]}${slide.check.question[language]} → ${slide.check.answer[language]}`] : [],
]

/**
 * The lecturer's note of a slide as Slidev wants it, markdown: minutes, the script's words, the question to check with,
 * in both languages; CSS shows the one chosen, and keeps the question in view.
 */
export function noteOf(slide: LessonSlide, words: Pick<Note, 'zh' | 'en'>): string {
  const part = (language: 'zh' | 'en', tag: string) => {
    const [minutes, said, check] = linesOf(slide, words, language)
    return [`<div class="${language}" lang="${tag}">`, minutes, said, ...check ? ['<div class="check">', check, '</div>'] : [], '</div>'].join('\n\n')
  }
  return `${part('zh', 'zh-CN')}\n${part('en', 'en')}`
}

/** The same for a program that shows no markup, in the languages given, one below the other. */
export function plainNoteOf(slide: LessonSlide, words: Pick<Note, 'zh' | 'en'>, languages: readonly ('zh' | 'en')[]): string {
  return languages.map(language => linesOf(slide, words, language).join('\n\n').replaceAll('**', '')).join('\n\n')
}
