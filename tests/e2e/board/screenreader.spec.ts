import type { Page } from 'playwright/test'
import type { Bin, Place } from '../support/content'
import type { Heard } from '../support/heard'
import { readFileSync } from 'node:fs'
import { expect, test } from '../support/window'
import { parse } from 'yaml'
import { goto, keep, openBoard, record, turnTo, watchFaults } from '../support/board'
import { BINS, card, DIGIT, homeOf, labels, numberOf, only, sets } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { Listener } from '../support/heard'
import { board as words, marking, status } from '../support/words'

type Text = { zh: string, en: string }
const read = (file: string): unknown => parse(readFileSync(new URL(`../../../content/${file}.yaml`, import.meta.url), 'utf8'))
const reasons = read('reasons') as Record<string, Partial<Record<Bin, Text>>>
const slides = read('slides') as { id: string, title: Text }[]
const why = (id: string) => (card(id) as unknown as { why: Text }).why

/** The card that is put wrong twice, then mended. */
const WRONG = 'S1-03'
const ALL = sets.core.cards.length

test.describe('the whole sort by keyboard, and what is heard at each step', () => {
  // On the slide most cards lie at home already: the ways to place one are the same.
  for (const { lang, alias, before } of [{ lang: 'en', alias: 'study/sort', before: 0 }, { lang: 'zh', alias: 'sort', before: 10 }] as const) {
    test(`in ${lang}, on #/${alias}`, fullUnless(lang === 'en'), async ({ page }) => {
      const faults = watchFaults(page)
      const placed = sets.core.poolOrder.filter(id => id !== WRONG).slice(ALL - 1 - before)
      await keep(page, 'core', record(only(homeOf('core'), placed)))
      const board = await openBoard(page, alias, lang)
      const listener = await Listener.on(page)
      await listener.follow('[data-sorter] [data-status]')
      const keys = page.keyboard
      const titleOf = (id: string) => card(id).title[lang]
      const binOf = (place: Place) => labels.bins[place][lang]
      const foreign = lang === 'en' ? /[\u4E00-\u9FFF]/ : /[a-z]{3}/i

      /** The element that has the focus now: named, in one language, seen. */
      const at = async (what: string): Promise<Heard> => {
        const heard = await listener.focused()
        expect(heard.role, what).toMatch(/^(?:button|link|textbox|menuitemradio|DisclosureTriangle)$/)
        expect(heard.name, what).toMatch(/\S/)
        expect(heard.seen, `${what}: "${heard.name}" is seen`).toBe(true)
        return heard
      }
      const onBoard = async (what: string): Promise<Heard> => {
        const heard = await at(what)
        expect(heard.name + heard.description, what).not.toMatch(foreign)
        return heard
      }
      const onCard = async (id: string, pressed: boolean): Promise<Heard> => {
        const heard = await onBoard(id)
        expect(heard).toMatchObject({ role: 'button', card: id, states: { pressed: String(pressed) } })
        expect(heard.name).toContain(titleOf(id))
        expect(heard.description).not.toBe(heard.name)
        return heard
      }
      /** One message and no more, with all of `parts` and in one language. */
      const says = async (...parts: string[]): Promise<void> => {
        const messages = await listener.said()
        expect(messages).toHaveLength(1)
        expect(messages[0]).not.toMatch(lang === 'en' ? foreign : /[a-z]{6}/i)
        for (const part of parts)
          expect(messages[0]).toContain(part)
      }
      const tabTo = async (selector: string, key = 'Tab'): Promise<void> => {
        for (let n = 0; n < 60; n++) {
          await keys.press(key)
          await at(`on the way to ${selector}`)
          if (await page.evaluate(selector => document.activeElement!.matches(selector), selector))
            return
        }
        throw new Error(`${key} does not reach ${selector}`)
      }

      await test.step('from the top of the page to the first card', async () => {
        await tabTo('[data-grab]')
        const first = await onCard(sets.core.poolOrder[0], false)
        expect(first.description).toBe(card(sets.core.poolOrder[0]).text[lang])
      })

      /** Back from the first card. */
      const toCheck = async (): Promise<void> => {
        await keys.press('Home')
        await tabTo('[data-action="check"]', 'Shift+Tab')
      }

      const [byArrows, byDigit, byMenu, ...rest] = sets.core.poolOrder.filter(id => id !== WRONG && !placed.includes(id))
      let left = ALL - before
      await test.step('one card by Enter, arrows and Enter', async () => {
        await keys.press('Enter')
        await onCard(byArrows, true)
        await says(titleOf(byArrows), binOf('pool'))
        const home = homeOf('core')[byArrows]
        for (const bin of BINS.slice(0, BINS.indexOf(home) + 1)) {
          await keys.press('ArrowRight')
          await onCard(byArrows, true)
          await says(binOf(bin), String(placed.filter(id => homeOf('core')[id] === bin).length))
        }
        await keys.press('Enter')
        await onCard(byArrows, false)
        await says(titleOf(byArrows), binOf('pool'), binOf(home), String(--left))
      })

      /** To the card by its neighbours, the pool's first one first. */
      const toCard = async (id: string): Promise<void> => {
        await keys.press('Home')
        for (let n = 0; n < ALL && !await board.grab(id).evaluate(grab => grab === document.activeElement); n++)
          await keys.press('ArrowRight')
        await onCard(id, false)
      }
      const place = async (id: string, bin: Bin, from: Place = 'pool'): Promise<void> => {
        await keys.press(DIGIT[bin])
        await expect(board.card(id)).toHaveAttribute('data-in', bin)
        await onCard(id, false)
        await says(titleOf(id), binOf(from), binOf(bin), String(from === 'pool' ? --left : left))
      }
      await test.step('one by a digit, one by its menu', async () => {
        await toCard(byDigit)
        await place(byDigit, homeOf('core')[byDigit])
        await toCard(byMenu)
        await keys.press('Tab')
        const opener = await onBoard('menu button')
        expect(opener).toMatchObject({ role: 'button', states: { hasPopup: 'menu', expanded: false } })
        expect(opener.name).toContain(titleOf(byMenu))
        await keys.press('Enter')
        const home = homeOf('core')[byMenu]
        const aimed = async () => (await onBoard('menu')).name.includes(binOf(home))
        await expect(board.root.getByRole('menuitemradio')).toHaveCount(5)
        for (let n = 0; n < 5 && !await aimed(); n++)
          await keys.press('ArrowDown')
        expect(await onBoard('menu')).toMatchObject({ role: 'menuitemradio', name: binOf(home), states: { checked: 'false' } })
        await keys.press('Enter')
        await onCard(byMenu, false)
        await says(titleOf(byMenu), binOf('pool'), binOf(home), String(--left))
      })

      await test.step('the rest, one of them wrong', async () => {
        for (const id of rest) {
          await toCard(id)
          await place(id, homeOf('core')[id])
        }
        await toCard(WRONG)
        await place(WRONG, 'resource')
        await board.shows({ ...homeOf('core'), [WRONG]: 'resource' })
        expect(left).toBe(0)
      })

      await test.step('check: how many, and nothing of which', async () => {
        await toCheck()
        expect((await onBoard('check')).states).not.toHaveProperty('disabled', true)
        await keys.press('Enter')
        await says(String(ALL - 1), String(ALL))
        expect(await onBoard('check')).toMatchObject({ name: words.checkAgain[lang], description: words.moveFirst[lang], states: { disabled: true } })
        await keys.press('Enter')
        await says(words.checkClosed[lang].replace('{why}', words.moveFirst[lang]))
      })

      const reason = reasons[WRONG].development![lang]
      await test.step('moved to another wrong bin and checked again: told that it is wrong, and why', async () => {
        await tabTo('[data-grab]')
        await toCard(WRONG)
        await place(WRONG, 'development', 'resource')
        await toCheck()
        await keys.press('Enter')
        await says(String(ALL - 1), String(ALL))
        await tabTo('[data-grab]')
        const right = await onBoard('a right card')
        expect(right.name).toContain(marking.right[lang])
        await toCard(WRONG)
        const wrong = await onCard(WRONG, false)
        expect(wrong.name).toContain(marking.wrong[lang])
        expect(wrong.description).toContain(reason)
        await expect(board.readingBox).toContainText(reason, { useInnerText: true })
      })

      await test.step('mended, undone, mended again', async () => {
        await place(WRONG, 'project', 'development')
        const mended = await onCard(WRONG, false)
        expect(mended.name).not.toContain(marking.wrong[lang])
        expect(mended.description).toBe(card(WRONG).text[lang])
        await keys.press('Control+z')
        await says(status.undone[lang].split(/[。.]/)[0], '0')
        await expect(board.card(WRONG)).toHaveAttribute('data-in', 'development')
        await onCard(WRONG, false)
        await keys.press('Control+Shift+z')
        // The reading keeps to the last check: no new relationship is told.
        await says(status.redone[lang].split(/[。.]/)[0])
        await onCard(WRONG, false)
      })

      await test.step('all at home: the answer and its reason', async () => {
        await toCheck()
        await keys.press('Enter')
        await says(`${ALL}`)
        await tabTo('[data-grab]')
        const first = await onBoard('a card')
        expect(first.description).toContain(binOf(homeOf('core')[first.card!]))
        expect(first.description).toContain(why(first.card!)[lang].slice(0, -1))
      })
      expect(faults).toEqual([])
    })
  }
})

test('the board is read in order, and nothing in it is said twice', async ({ page }) => {
  const board = await openBoard(page, 'sort', 'en')
  const { title } = slides.find(slide => slide.id === 'sort')!
  const named = (place: Place, n: number) => `${labels.bins[place].en} ${words.count.en.replace('{n}', String(n))}`
  await board.digits({ X7: 'resource' })
  const snapshot = await board.root.ariaSnapshot()
  const order = [title.en, named('pool', ALL - 1), named('project', 0), named('resource', 1), named('development', 0), named('unstaged', 0)]
  expect(snapshot.split('\n').flatMap((line) => {
    const [, name] = /^ *- '?(?:group|heading) "([^"]*)"/.exec(line) ?? []
    return name && order.includes(name) ? [name] : []
  // A bin is a group with a heading.
  }).filter((name, index, all) => name !== all[index - 1])).toEqual(order)
  expect(snapshot).not.toMatch(/- list$/m)
  // Two buttons of one name would do two things.
  const names = await board.root.getByRole('button').evaluateAll(all => all.filter(one => !one.closest('[data-bin]')).map(one => one.getAttribute('aria-label') ?? (one as HTMLElement).innerText.trim()))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  // What is shown beside a name is part of it (2.5.3), and says more than a letter.
  await expect(board.grab('X7')).toHaveAccessibleName(`organization ${numberOf('X7')} ${card('X7').title.en}`)
})

test('a turn of the page is told, and the window has the slide\'s title', FULL, async ({ page }) => {
  const at = (id: string) => slides.findIndex(slide => slide.id === id)
  const news = (page: Page) => page.locator('[data-slide-news]')
  await openBoard(page, 'sort', 'en')
  await expect(page).toHaveTitle(new RegExp(`^${slides[at('sort')].title.en}`))
  await expect(news(page)).toHaveText('', { useInnerText: true })
  await page.keyboard.press('PageDown')
  const next = slides[at('sort') + 1]
  await expect(news(page)).toContainText(next.title.en, { useInnerText: true })
  await expect(news(page)).not.toContainText(next.title.zh, { useInnerText: true })
  await expect(page).toHaveTitle(new RegExp(`^${next.title.en}`))
  // What is no slide has a title of its own.
  await turnTo(page, 'overview')
  await expect(page).toHaveTitle(/^No such address/)
  await turnTo(page, 'cover')
  await expect(page).toHaveTitle(new RegExp(`^${slides[at('cover')].title.en}`))
  await turnTo(page, 'study/judge')
  await expect(page).not.toHaveTitle(new RegExp(`^${next.title.en}`))
  // The student's page is a document of its own: from there one comes back by its address.
  await goto(page, 'cover', 'en')
  await expect(page).toHaveTitle(new RegExp(`^${slides[at('cover')].title.en}`))
})
