import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { definePreparserSetup } from '@slidev/types'
import { parse } from 'yaml'
import type { Content, LessonSlide } from '../build/content/schema'
import { contentFolder } from '../build/content/files'
import { noteOf, plainNoteOf } from '#case/lecture/noteOf'

/** Where each slide stands in pages/: `./pages/04-reading.md#2`, the second of that file. */
function pagesOf(root: string): Map<string, string> {
  return new Map(readdirSync(join(root, 'pages')).filter(name => name.endsWith('.md')).flatMap(name =>
    [...readFileSync(join(root, 'pages', name), 'utf8').matchAll(/^slide: (\S+)$/gm)].map(([, id], at) => [id, `./pages/${name}#${at + 1}`] as const)))
}

/**
 * A page names its slide (`slide: numbers`); title, address, place and the lecturer's notes come from content/: the slides
 * stand in the order of slides.yaml, whichever of the pages each lies in. What a case leaves out there is not asked for;
 * what the 45-minute route, a build of its own, skips is dropped here, before Slidev counts.
 */
export default definePreparserSetup(({ filepath }) => {
  const folder = contentFolder(join(filepath, '..'))
  const read = <F extends keyof Content>(name: F) => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')) as Content[F]
  const slides = new Map(read('slides').map(slide => [slide.id, slide]))
  const notes = new Map(read('notes').map(note => [note.id, note]))
  const { title } = read('case')
  const short = process.env.DECK_ROUTE === '45'
  const { DECK_LANG: lang, DECK_NOTES: form } = process.env
  const languages = lang === 'zh' || lang === 'en' ? [lang] as const : ['zh', 'en'] as const

  function slideOf(frontmatter: Record<string, unknown>): LessonSlide | undefined {
    if (typeof frontmatter.slide !== 'string')
      return undefined
    return slides.get(frontmatter.slide)
  }

  return [{
    name: 'lesson',
    transformRawLines(lines: string[]) {
      // Only slides.md takes other files in.
      const first = lines.findIndex(line => line.startsWith('src: ./pages/'))
      if (first < 0)
        return
      const pages = pagesOf(join(filepath, '..'))
      lines.splice(first - 1, lines.length, ...[...slides.keys()].flatMap(id => pages.has(id) ? ['---', `src: ${pages.get(id)}`, '---', ''] : []))
    },
    async transformSlide(content: string, frontmatter: Record<string, unknown>) {
      // Windows of one title follow each other's page numbers: the two routes must not.
      if (typeof frontmatter.titleTemplate === 'string')
        frontmatter.title = `${title.zh} ${title.en}${short ? ' · 45' : ''}`
      const slide = slideOf(frontmatter)
      if (!slide) {
        if (frontmatter.slide !== undefined)
          frontmatter.hide = true
        return undefined
      }
      frontmatter.title = `${slide.title.zh} ${slide.title.en}`
      frontmatter.routeAlias = slide.id
      if (short && slide.minutes.short === undefined)
        frontmatter.hide = true
      return content
    },
    async transformNote(note: string | undefined, frontmatter: Record<string, unknown>) {
      const slide = slideOf(frontmatter)
      const words = slide && notes.get(slide.id)
      if (!slide || !words)
        return note
      return form === 'plain' ? plainNoteOf(slide, words, languages) : noteOf(slide, words)
    },
  }]
})
