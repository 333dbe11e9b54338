import { expect, it } from 'vitest'
import { lessonSlides } from '#case/lecture/lesson'
import { noteOf, plainNoteOf } from '#case/lecture/noteOf'

const slide = lessonSlides.find(({ check }) => check)!
const words = { zh: '讲稿', en: 'Script' }

it('a note for Slidev has both languages, each marked as its own', () => {
  const note = noteOf(slide, words)
  expect(note).toContain('<div class="zh" lang="zh-CN">\n\n')
  expect(note).toContain('<div class="en" lang="en">\n\n')
  expect(note).toContain(slide.check!.answer.en)
})

it('a plain note has no markup, and the languages that were asked for', () => {
  const note = plainNoteOf(slide, words, ['en'])
  expect(note).not.toMatch(/[<*]/)
  expect(note).toContain('Script')
  expect(note).toContain(slide.check!.answer.en)
  expect(note).not.toContain('讲稿')
  expect(plainNoteOf(slide, words, ['zh', 'en'])).toContain('讲稿')
})
