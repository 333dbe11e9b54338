import type { Page } from 'playwright/test'
import { expect, test } from '../support/test'
import { findBrowser, launchOptions } from '../../../scripts/lib/browser'
import { begin, link, openCourse, scormPlatform, turn } from '../support/coursePlatform'
import { FULL } from '../support/full'
import { cmi5Platform } from '../support/lrs'

/*
 * Back out of the browser's own memory: the page is as it was left, and has been handed in. Playwright turns that memory off,
 * and the shell, in which the other tests run, has none.
 */

test.use({ launchOptions: { ...launchOptions(findBrowser()), ignoreDefaultArgs: ['--disable-back-forward-cache'] } })

/** Whether the page that is shown now was kept, and not made anew. */
const isKept = (page: Page): Promise<boolean> => page.evaluate(() => (window as { wasHere?: boolean }).wasHere === true)

/** To another page and back, as by the browser's own button. */
async function awayAndBack(page: Page, address: string): Promise<void> {
  await page.evaluate(() => { (window as { wasHere?: boolean }).wasHere = true })
  const here = page.url()
  await page.goto(address)
  // Not `goBack`: it waits for a page that is fetched. And not within the call, which this page would not live to answer.
  await page.evaluate(() => { setTimeout(() => history.back()) })
  await expect(page).toHaveURL(here)
  test.skip(!await isKept(page), 'This browser keeps no page for Back.')
}

for (const kind of ['scorm12', 'scorm2004'] as const) {
  test(`${kind}: it says so, and opens anew with the platform's page around it`, kind === 'scorm12' ? FULL : {}, async ({ page }) => {
    const platform = await scormPlatform(kind)
    const frame = await openCourse(page, platform.address('back', { lang: 'en' }))
    await begin(frame)
    await turn(frame, 'judge')
    await frame.locator('[data-judged-as="yes"]').first().click()
    await awayAndBack(page, platform.elsewhere)
    await expect.poll(() => platform.commits).toContain('finish')
    // Playwright knows no frames of a page that was kept.
    const inFrame = () => page.evaluate(() => {
      const there = document.querySelector<HTMLIFrameElement>('#sco')!.contentDocument!
      return {
        gate: there.querySelector('[data-course-gate="ended"] h1 .en')?.textContent,
        focused: there.activeElement?.tagName,
        // The page's own paper, and no question to work on for nothing.
        paper: there.documentElement.classList.contains('flow'),
        questions: there.querySelectorAll('[data-judged-as]').length,
      }
    })
    await expect.poll(inFrame).toEqual({ gate: 'This page is closed', focused: 'H1', paper: true, questions: 0 })
    await page.evaluate(() => { document.querySelector<HTMLIFrameElement>('#sco')!.contentDocument!.querySelector<HTMLButtonElement>('[data-action="open-anew"]')!.click() })
    await expect.poll(() => isKept(page).catch(() => true)).toBe(false)
    const again = (await (await page.waitForSelector('#sco')).contentFrame())!
    await expect(link(again)).toHaveAttribute('data-course', 'latest')
    await turn(again, 'judge')
    await expect(again.locator('[data-judged-as="yes"][aria-pressed="true"]')).toHaveCount(1)
    const finished = platform.commits.length
    await again.locator('[data-judged-as="no"]').last().click()
    await page.goto(platform.elsewhere)
    await expect.poll(() => platform.commits.length).toBeGreaterThan(finished)
    await platform.close()
  })
}

test('a reload of the frame alone says so as well, where the platform takes nothing more from it', async ({ page }) => {
  const platform = await scormPlatform('scorm2004')
  const frame = await openCourse(page, platform.address('frame'))
  await begin(frame)
  await expect(link(frame)).toHaveAttribute('data-course', 'latest')
  await frame.evaluate(() => location.reload())
  const sco = page.frameLocator('#sco')
  await expect(sco.locator('[data-course-gate="ended"]')).toBeVisible()
  await sco.locator('[data-action="open-anew"]').click()
  await expect(sco.locator('[data-course]').first()).toHaveAttribute('data-course', 'latest')
  await platform.close()
})

test('cmi5: it leads back to the course', async ({ page }) => {
  const platform = await cmi5Platform()
  platform.options.back = platform.elsewhere
  await page.goto(platform.launch('6a3f7a34-5f6e-4f0e-9f0a-0b6d2c1d0009'))
  await page.locator('[data-action="course-begin"]').click()
  await awayAndBack(page, `${platform.elsewhere}?by-the-student`)
  await page.locator('[data-course-gate="ended"] [data-action="course-back"]').click()
  await expect(page).toHaveURL(platform.elsewhere)
  expect(platform.refused).toEqual([])
  await platform.close()
})
