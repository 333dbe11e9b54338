// What the printer does not write into a PDF: author, language, words of pictures, an outline that can be read.
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib'

/** A section that begins with the next heading has none of its own. */
export interface OutlineEntry { title: string, level: number, heading: boolean }
/** What `wordsByPage` gives. */
export interface PageWords { figures: (string | null)[], outline: OutlineEntry[] }

/**
 * Runs in the page of a handout.
 * @returns Figures: what each `<figure>` shows, in the order of the page; null where the picture in it has a tag of
 * its own (the printer tags a figure without its words, and leaves out a picture that is made of HTML). Outline: headings
 * and beginnings of sections, in the order of the page.
 */
export function wordsByPage(): PageWords {
  const said = (picture: Element, attribute: string) => (picture.getAttribute(attribute) ?? '').split(' ')
    .map(id => document.getElementById(id)?.innerText.trim() ?? '').filter(Boolean)
  const figures = [...document.querySelectorAll('main figure')].map((figure) => {
    const picture = figure.querySelector('[role="img"]')
    if (!picture || picture instanceof SVGElement)
      return null
    return [picture.getAttribute('aria-label') ?? '', ...said(picture, 'aria-labelledby'), ...said(picture, 'aria-describedby')].filter(Boolean).join(' ')
  })

  /** What is seen of a text, its pieces apart; Chinese ones together. */
  function seen(element: Element) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const pieces = []
    while (texts.nextNode()) {
      const holder = texts.currentNode.parentElement
      if (holder?.checkVisibility() && !holder.closest('.sr-only'))
        pieces.push(texts.currentNode.nodeValue ?? '')
    }
    const chinese = '[\\p{Script=Han}，。：；、？！（）《》“”]'
    return pieces.join(' ').replace(/\s+/g, ' ').replace(new RegExp(`(?<=${chinese}) (?=${chinese})`, 'gu'), '').trim()
  }
  const outline = ([...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6, [data-outline])')] as HTMLElement[]).flatMap((element) => {
    if (element.dataset.outline !== undefined)
      return element.dataset.outline ? [{ title: element.dataset.outline, level: 1, heading: false }] : []
    const below = element.closest('[data-outline]') ? 1 : 0
    return element.checkVisibility() ? [{ title: seen(element), level: Number(element.getAttribute('aria-level') ?? element.tagName[1]) + below, heading: true }] : []
  })
  return { figures, outline }
}

/** @param printed a tagged PDF with an outline, as the printer writes it */
export async function finishPdf(printed: Uint8Array, { lang, author, figures, outline }: PageWords & { lang: 'zh' | 'en' | 'both', author: string }): Promise<{ bytes: Uint8Array, pages: number }> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  tellTags(pdf, figures)
  tellOutline(pdf, outline)
  pdf.setAuthor(author)
  pdf.setCreator('coevolution-deck')
  pdf.catalog.set(PDFName.of('Lang'), PDFHexString.fromText(lang === 'en' ? 'en' : 'zh-CN'))
  pdf.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true)
  return { bytes: await pdf.save(), pages: pdf.getPageCount() }
}

/** Words for figures; and no form fields, for buttons and boxes to tick are nothing that can be filled in. */
function tellTags(pdf: PDFDocument, words: (string | null)[]) {
  const S = PDFName.of('S')
  const tags = tagsOf(pdf)
  for (const tag of tags.filter(tag => tag.lookup(S) === PDFName.of('Form')))
    tag.set(S, PDFName.of('Span'))
  const undescribed = tags.filter(tag => tag.lookup(S) === PDFName.of('Figure') && !tag.has(PDFName.of('Alt')))
  for (const [index, figure] of undescribed.entries()) {
    const alternative = undescribed.length === words.length ? words[index] : null
    if (alternative)
      figure.set(PDFName.of('Alt'), PDFHexString.fromText(alternative))
    else
      figure.set(S, PDFName.of('Div'))
  }
}

/** All tags, in the order in which they are read. */
function tagsOf(pdf: PDFDocument): PDFDict[] {
  const tags: PDFDict[] = []
  function walk(node: unknown) {
    const one = pdf.context.lookup(node as PDFObject)
    if (one instanceof PDFArray)
      one.asArray().forEach(walk)
    if (!(one instanceof PDFDict))
      return
    tags.push(one)
    if (one.has(PDFName.of('K')))
      walk(one.get(PDFName.of('K')))
  }
  walk(pdf.catalog.get(PDFName.of('StructTreeRoot')))
  return tags
}

/** The printer's outline has the places of all headings, but runs words together, says some twice and knows no sections. */
function tellOutline(pdf: PDFDocument, entries: OutlineEntry[]) {
  const { context } = pdf
  const root = pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)
  const places: PDFObject[] = []
  function walk(parent: PDFDict | undefined) {
    for (let item = parent?.lookupMaybe(PDFName.of('First'), PDFDict); item; item = item.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      places.push(item.get(PDFName.of('Dest')) as PDFObject)
      walk(item)
    }
  }
  walk(root)
  const headings = entries.filter(({ heading }) => heading).length
  if (!root || places.length !== headings)
    throw new Error(`the outline has ${places.length} places for ${headings} headings`)

  interface Item { dict: PDFDict, ref: PDFRef, level: number, below: Item[] }
  const top: Item = { dict: root, ref: pdf.catalog.get(PDFName.of('Outlines')) as PDFRef, level: 0, below: [] }
  const open = [top]
  let at = 0
  for (const { title, level, heading } of entries) {
    const dict = context.obj({ Title: PDFHexString.fromText(title), Dest: places[Math.min(at, places.length - 1)] })
    at += heading ? 1 : 0
    const item = { dict, ref: context.register(dict), level, below: [] }
    while (open[open.length - 1].level >= level)
      open.pop()
    open[open.length - 1].below.push(item)
    open.push(item)
  }
  link(top)

  /** @returns items below it, at any depth */
  function link({ dict, ref, below }: Item): number {
    for (const key of ['First', 'Last', 'Count'])
      dict.delete(PDFName.of(key))
    if (below.length === 0)
      return 0
    for (const [index, item] of below.entries()) {
      item.dict.set(PDFName.of('Parent'), ref)
      if (index > 0)
        item.dict.set(PDFName.of('Prev'), below[index - 1].ref)
      if (index < below.length - 1)
        item.dict.set(PDFName.of('Next'), below[index + 1].ref)
    }
    dict.set(PDFName.of('First'), below[0].ref)
    dict.set(PDFName.of('Last'), below[below.length - 1].ref)
    const count = below.length + below.reduce((sum, item) => sum + link(item), 0)
    // Sections stand open, what is below a slide's or a sheet's title is folded.
    dict.set(PDFName.of('Count'), PDFNumber.of(dict === root ? count : -below.length))
    return dict === root ? count : 0
  }
}
