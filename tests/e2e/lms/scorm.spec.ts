import type { Frame, Page } from 'playwright/test'
import type { ScormKind, ScormPlatform } from '../support/coursePlatform'
import { expect, test } from '../support/test'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { anotherDevice, begin, link, openCourse, packageFiles, refusedBy, scormPlatform, setMood, turn } from '../support/coursePlatform'
import { DIGIT, homeOf, sets } from '../support/content'
import { FULL } from '../support/full'

interface Question { id: string, type: 'single' | 'multi' | 'order', answer: string[] }
const quiz = parse(readFileSync('content/quiz.yaml', 'utf8')) as Question[]
const home = homeOf('core')
const [first] = Object.entries(home)

const STATUS = { scorm12: 'cmi.core.lesson_status', scorm2004: 'cmi.completion_status' }
const RAW = { scorm12: 'cmi.core.score.raw', scorm2004: 'cmi.score.raw' }

/** Puts a card by its digit, wherever it lies. */
async function put(page: Page, frame: Frame, id: string, bin: string): Promise<void> {
  await frame.locator(`[data-sorter="core"] [data-card="${id}"] [data-grab]`).focus()
  await page.keyboard.press(DIGIT[bin as keyof typeof DIGIT])
  await expect(frame.locator(`[data-sorter="core"] [data-card="${id}"]`)).toHaveAttribute('data-in', bin)
}
async function toSort(frame: Frame): Promise<void> {
  await turn(frame, 'sort')
  await expect(frame.locator('[data-sorter="core"] [data-card]')).toHaveCount(sets.core.cards.length)
}
async function sortAll(page: Page, frame: Frame): Promise<void> {
  await toSort(frame)
  for (const [id, bin] of Object.entries(home))
    await put(page, frame, id, bin)
  await frame.locator('[data-sorter="core"] [data-action="check"]').click()
}

const kept = (platform: ScormPlatform, learner: string, name: string) => expect.poll(() => platform.kept.get(learner)?.[name])
const inState = (platform: ScormPlatform, learner: string) => expect.poll(() => platform.kept.get(learner)?.['cmi.suspend_data'] ?? '')

/** What waits on this device: under its hash, a line each. */
const copiesOn = (frame: Frame): Promise<string> => frame.evaluate(() => new Promise<string>((resolve) => {
  const request = indexedDB.open('course-copies', 1)
  request.onsuccess = () => {
    const store = request.result.transaction('copies').objectStore('copies')
    const keys = store.getAllKeys()
    keys.onsuccess = () => {
      const texts = store.getAll()
      texts.onsuccess = () => {
        request.result.close()
        resolve(keys.result.map((key, at) => `${String(key)} ${String(texts.result[at])}`).join('\n'))
      }
    }
  }
}))

for (const kind of ['scorm12', 'scorm2004'] as const satisfies readonly ScormKind[]) {
  test.describe(kind, () => {
    let platform: ScormPlatform
    test.beforeAll(async () => { platform = await scormPlatform(kind) })
    test.afterAll(() => platform.close())

    test('a whole path: told beforehand, sent, completed, and gone on with on another device, a phone', async ({ page, context }) => {
      const errors: string[] = []
      page.on('pageerror', error => errors.push(error.message))
      const frame = await openCourse(page, platform.address('anna', { lang: 'en' }))
      await expect(frame.locator('[data-course-gate="before"]')).toContainText('under your name')
      await begin(frame)
      await kept(platform, 'anna', STATUS[kind]).toBe('incomplete')
      await sortAll(page, frame)
      await kept(platform, 'anna', RAW[kind]).toBe('54')
      await expect(link(frame)).toHaveAttribute('data-course', 'latest')

      await turn(frame, 'quiz')
      for (const { id, type, answer } of quiz) {
        const question = frame.locator(`[data-quiz="${id}"]`)
        await question.scrollIntoViewIfNeeded()
        if (type === 'order') {
          for (const [at, key] of answer.entries()) {
            await question.locator(`[data-card="${key}"] [data-grab]`).focus()
            await page.keyboard.press(String(at + 1))
          }
        }
        else {
          for (const key of answer)
            await question.locator(`[data-option="${key}"] input`).check({ force: true })
        }
        await question.locator('[data-action="check-answer"]').click()
      }
      await kept(platform, 'anna', RAW[kind]).toBe('100')
      await turn(frame, 'reflect')
      for (const line of ['card', 'ask'])
        await frame.locator(`[data-slip="${line}"]`).fill(`一行 ${line}`)
      await kept(platform, 'anna', STATUS[kind]).toBe('completed')
      await expect(link(frame)).toHaveAttribute('data-completed', 'true')
      const told = () => JSON.stringify(platform.kept.get('anna'))
      expect(told(), 'nothing of the lines without the learner\'s word').not.toContain('一行')
      await frame.locator('[data-slip-consent]').check()
      await expect.poll(told).toContain('一行 card')
      expect(await refusedBy(page)).toEqual([])
      expect(await frame.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([])
      expect(errors).toEqual([])

      const phone = await anotherDevice(context, { viewport: { width: 367, height: 666 }, hasTouch: true, isMobile: true })
      const there = await openCourse(phone, platform.address('anna', { lang: 'zh' }))
      await expect(there.locator('[data-step="sort"]')).toHaveAttribute('data-state', 'done')
      await expect(there.locator('[data-step="quiz"]')).toHaveAttribute('data-state', 'done')
      expect(await there.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await turn(there, 'reflect')
      await expect(there.locator('[data-slip="ask"]')).toHaveValue('一行 ask')
      await toSort(there)
      await expect(there.locator(`[data-bin="project"] [data-card]`)).toHaveCount(Object.values(home).filter(bin => bin === 'project').length)
      await expect(there.locator('a[href^="http"], a[href^=".."], a[target]')).toHaveCount(0)
      await phone.context().close()
    })

    const leaving: [string, (page: Page, frame: Frame) => Promise<unknown>][] = [
      ['the tab is closed', page => page.close({ runBeforeUnload: true })],
      ['a link of the course', page => page.goto(platform.elsewhere)],
      ['a reload', page => page.reload()],
      ['the frame is taken out', page => page.evaluate(() => document.querySelector('#sco')!.remove())],
      ['the platform\'s own exit', page => page.evaluate(() => { document.querySelector<HTMLIFrameElement>('#sco')!.src = '/elsewhere' })],
      ['out of sight', (_page, frame) => frame.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      })],
    ]
    for (const [how, leave] of leaving) {
      test(`what was done last is there after: ${how}`, kind === 'scorm2004' ? FULL : {}, async ({ context }) => {
        const learner = `leaves ${how}`
        const page = await context.newPage()
        const frame = await openCourse(page, platform.address(learner))
        await begin(frame)
        await toSort(frame)
        await put(page, frame, ...first)
        await leave(page, frame)
        await inState(platform, learner).toMatch(/\.c[\w-]+/)
        const next = await context.newPage()
        const again = await openCourse(next, platform.address(learner))
        await toSort(again)
        await expect(again.locator(`[data-sorter="core"] [data-card="${first[0]}"]`)).toHaveAttribute('data-in', first[1])
        await next.close()
      })
    }

    test('without a network the platform is told nothing; a copy on the device wins the next time, and says so', async ({ page, context }) => {
      const frame = await openCourse(page, platform.address('offline'))
      await begin(frame)
      await expect(link(frame)).toHaveAttribute('data-course', 'latest')
      await toSort(frame)
      await setMood(page, 'lies')
      await context.setOffline(true)
      await put(page, frame, ...first)
      await expect(link(frame)).toHaveAttribute('data-course', 'later')
      // The copy is written a moment after the change, under a hash.
      await expect.poll(() => copiesOn(frame)).toMatch(/^[0-9a-f]{64} 1\..*\.c[\w-]+/)
      await page.goto('about:blank')
      expect(platform.kept.get('offline')?.['cmi.suspend_data'] ?? '').not.toMatch(/\.c[\w-]+/)
      await context.setOffline(false)
      const again = await openCourse(page, platform.address('offline'))
      await expect(again.locator('[data-notice="course-brought"]')).toBeVisible()
      await inState(platform, 'offline').toMatch(/\.c[\w-]+/)
      await expect(link(again)).toHaveAttribute('data-course', 'latest')
      const third = await openCourse(page, platform.address('offline'))
      await expect(link(third)).toHaveAttribute('data-course', 'latest')
      await expect(third.locator('[data-notice="course-brought"]')).toHaveCount(0)
    })

    test('what two devices did at once is not lost: what did not reach the platform can be saved as a file', kind === 'scorm2004' ? FULL : {}, async ({ page, context }) => {
      const frame = await openCourse(page, platform.address('both', { lang: 'en' }))
      await begin(frame)
      await expect(link(frame)).toHaveAttribute('data-course', 'latest')
      await toSort(frame)
      await context.setOffline(true)
      await put(page, frame, ...first)
      await expect.poll(() => copiesOn(frame)).toMatch(/^[0-9a-f]{64} 1\..*\.c[\w-]+/)
      await page.goto('about:blank')

      const other = await anotherDevice(context)
      const there = await openCourse(other, platform.address('both'))
      await turn(there, 'judge')
      for (const at of [0, 1, 2]) {
        await there.locator('[data-judged-as="yes"]').nth(at).click()
        await there.evaluate(() => dispatchEvent(new Event('online')))
        await expect(link(there)).toHaveAttribute('data-course', 'latest')
      }
      await other.context().close()

      await context.setOffline(false)
      const again = await openCourse(page, platform.address('both', { lang: 'en' }))
      const notice = again.locator('[data-notice="course-rival"]')
      await expect(notice).toContainText('This device has other answers')
      await turn(again, 'judge')
      await expect(again.locator('[data-judged-as="yes"][aria-pressed="true"]')).toHaveCount(3)
      const saved = page.waitForEvent('download')
      await notice.locator('[data-action="save-rival"]').click()
      const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8')) as { entries: Record<string, { placement?: Record<string, string> }> }
      expect(file.entries['board/core'].placement).toEqual({ [first[0]]: first[1] })
      await notice.locator('[data-action="drop-rival"]').click()
      await expect(notice).toHaveCount(0)
      await expect.poll(() => copiesOn(again)).toBe('')

      // What was handed in when the page was left needs no mention, however much another device does after it.
      await page.goto('about:blank')
      const next = await openCourse(page, platform.address('both'))
      await expect(link(next)).toHaveAttribute('data-course', 'latest')
      await expect(next.locator('[data-notice="course-rival"]')).toHaveCount(0)
    })

    test('a log-in that has run out is said at once, with a file to save, and is sent when it is back', async ({ page }) => {
      const frame = await openCourse(page, platform.address('lost', { lang: 'en' }))
      await begin(frame)
      await expect(link(frame)).toHaveAttribute('data-course', 'latest')
      platform.lost.now = true
      await toSortOrStay(frame)
      await frame.locator('[data-set-lang="both"]').click()
      await frame.evaluate(() => dispatchEvent(new Event('online')))
      const banner = frame.locator('[data-notice="course-missing"]')
      await expect(banner).toHaveAttribute('data-hindrance', 'lost')
      const saved = page.waitForEvent('download')
      await banner.locator('[data-action="course-save"]').click()
      expect((await saved).suggestedFilename()).toMatch(/^answers-.*\.json$/)
      platform.lost.now = false
      await banner.locator('[data-action="course-again"]').click()
      await expect(link(frame)).toHaveAttribute('data-course', 'latest')
      await expect(banner).toHaveCount(0)
    })

    test('looking back leaves marks as they stand', async ({ page }) => {
      platform.kept.set('looks', { [STATUS[kind]]: 'completed', [RAW[kind]]: '80' })
      const frame = await openCourse(page, platform.address('looks', { mode: 'review' }))
      await expect(frame.locator('[data-notice="course-mode"]')).toHaveAttribute('data-mode', 'review')
      await toSort(frame)
      for (const id of sets.core.cards)
        await put(page, frame, id, 'project')
      await frame.locator('[data-sorter="core"] [data-action="check"]').click()
      await inState(platform, 'looks').toMatch(/\.c[\w-]+/)
      expect(platform.kept.get('looks')).toMatchObject({ [STATUS[kind]]: 'completed', [RAW[kind]]: '80' })
      expect(await page.evaluate(() => [...new Set((window as unknown as { sets: string[] }).sets)])).toEqual(['cmi.suspend_data'])
    })
  })
}

/** The quiet part: nothing to be fetched while the log-in is gone. */
async function toSortOrStay(frame: Frame): Promise<void> {
  await expect(frame.locator('main h1').first()).toBeVisible()
}

test('the packages hold nothing that keeps, opens or leads anywhere but to the platform', () => {
  for (const kind of ['scorm12', 'scorm2004', 'cmi5']) {
    const files = packageFiles(kind)
    const code = Object.entries(files).filter(([name]) => /\.(?:js|html)$/.test(name)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')] as const)
    expect(code.filter(([, text]) => /serviceWorker|wakeLock|window\.open|localStorage|sessionStorage|rel="manifest"|target="_blank"|["'`]unload["'`]/.test(text)).map(([name]) => name)).toEqual([])
    expect(Object.keys(files)).toContain('licenses.txt')
  }
})

test('without a platform the page says so and goes on, on the device', async ({ page }) => {
  const platform = await scormPlatform('scorm12')
  await page.goto(platform.address('nobody').replace(/\/platform.*/, '/course/index.html?lang=en'))
  await expect(page.locator('[data-notice="course-alone"]')).toBeVisible({ timeout: 15_000 })
  await page.goto(`${page.url().replace(/#.*/, '')}#/sort`)
  await expect(page.locator('[data-sorter="core"] [data-card]')).toHaveCount(sets.core.cards.length)
  await platform.close()
})
