import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { injectPreparserExtensionLoader, load } from '@slidev/parser/fs'
import preparser from '../../../setup/preparser'
import { lessonSlides } from '..'
import { APPENDIX, lessonNumber, editionSize, slidesOf } from './lessonNumbers'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const appendix = lessonSlides.filter(({ section }) => section === APPENDIX).length

describe('the two lectures', () => {
  it('29 slides for 90 minutes, 20 for 45, with minutes to spare', () => {
    expect(editionSize(lessonSlides, '90')).toEqual({ slides: 29, minutes: 84 })
    expect(editionSize(lessonSlides, '45')).toEqual({ slides: 20, minutes: 41 })
  })

  it('numbers run from 1 to the last without a gap; the appendix has none', () => {
    for (const edition of ['90', '45'] as const) {
      const numbers = slidesOf(lessonSlides, edition).map(({ id }) => lessonNumber(lessonSlides, id, edition))
      const { slides } = editionSize(lessonSlides, edition)
      expect(numbers).toEqual([...Array.from({ length: slides }, (_, i) => ({ n: i + 1, total: slides })), ...Array.from({ length: appendix }, () => null)])
    }
  })

  it('a slide that the edition skips has no number in it', () => {
    expect(lessonNumber(lessonSlides, 'money', '90')).toEqual({ n: 2, total: 29 })
    expect(lessonNumber(lessonSlides, 'money', '45')).toBeNull()
    expect(lessonNumber(lessonSlides, 'numbers', '45')).toEqual({ n: 2, total: 20 })
  })
})

describe('what the build makes of the pages', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  /** Aliases and titles as Slidev itself reads them. */
  async function deck(edition: string): Promise<{ alias: unknown, title: unknown, note: string | undefined }[]> {
    vi.stubEnv('DECK_ROUTE', edition)
    injectPreparserExtensionLoader(async (_roots, headmatter, filepath, mode) => preparser({ headmatter, filepath, mode }))
    const entry = `${root}slides.md`
    const data = await load({ userRoot: root, roots: [root] }, entry, { [entry]: readFileSync(entry, 'utf8') })
    return data.slides.map(({ frontmatter, note }) => ({ alias: frontmatter.routeAlias, title: frontmatter.title, note }))
  }

  it.each(['90', '45'] as const)('%s minutes: the slides of content/slides.yaml in their order', async (edition) => {
    const slides = await deck(edition)
    expect(slides.map(({ alias }) => alias)).toEqual(slidesOf(lessonSlides, edition).map(({ id }) => id))
    expect(slides).toHaveLength((edition === '90' ? 29 : 20) + appendix)
    for (const { title, note } of slides) {
      expect(title).toMatch(/[\u4E00-\u9FFF].*[a-z]/i)
      expect(note).toContain('lang="en"')
    }
  })
})
