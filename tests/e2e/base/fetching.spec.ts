import type { Page, Route } from 'playwright/test'
import { expect, test } from '../support/test'
import { turnTo, watchFaults } from '../support/board'
import { FULL, fullUnless } from '../support/full'
import { serveDist } from '../../../scripts/lib/serve.ts'
import { freePort } from '../../live/freePort.ts'

// What can't be fetched is told where it would stand, and comes by itself or when it is asked for again. A deck that does not
// come at all: cover.spec.ts; a part of the study page: study.spec.ts.

const fault = (page: Page) => page.locator('[data-fetch-fault]:visible')
const again = (page: Page) => page.locator('[data-action="again"]:visible').click()

const REFUSALS: Record<string, (route: Route) => Promise<void>> = {
  'it is not there': route => route.fulfill({ status: 404, contentType: 'text/html', body: 'no' }),
  'a sign-in page comes in its place': route => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>Sign in' }),
}

test('without a network: slide, presenter view and a pressed link say so, and all of it comes when the network is back', async ({ page, context }) => {
  const faults = watchFaults(page)
  await page.goto('./?lang=zh')
  await expect(page.locator('#slide-content .cover-title')).toBeVisible()
  await context.setOffline(true)
  await turnTo(page, 'model')
  await expect(fault(page)).toHaveAttribute('data-fetch-fault', 'offline')
  await expect(fault(page).locator('.zh').first()).toBeVisible()
  await expect(page.getByText('Failed to fetch')).toHaveCount(0)
  await context.setOffline(false)
  await expect(page.locator('[data-slide="model"] h1').first()).toBeVisible()
  await expect(fault(page)).toHaveCount(0)

  await context.setOffline(true)
  await page.locator('[data-action="read-as-text"]:visible').click()
  await expect(fault(page)).toHaveAttribute('data-fetch-fault', 'offline')
  await context.setOffline(false)
  await expect(page.locator('.read-page h1')).toBeVisible()
  expect(faults.filter(text => text.startsWith('page error'))).toEqual([])
})

for (const [what, refuse] of Object.entries(REFUSALS)) {
  test(`${what}: script, style sheet and diagram are asked for again`, fullUnless(what.startsWith('a sign-in')), async ({ page }) => {
    const scripts = /\/(?:ReadPage-[^/]*|HandoutPage-[^/]*)\.js/
    await page.route(scripts, refuse)
    await page.goto('./?lang=en#/read')
    await expect(fault(page)).toHaveAttribute('data-fetch-fault', 'missing')
    await page.unroute(scripts)
    await again(page)
    await expect(page.locator('.read-page h1')).toBeVisible()

    const styles = /HandoutPage-[^/]*\.css/
    await page.route(styles, refuse)
    await page.evaluate(() => { location.hash = '#/handout' })
    await expect(fault(page)).toBeVisible()
    await page.unroute(styles)
    await again(page)
    await expect(page.locator('[data-open-handout]').first()).toBeVisible()

    await page.route(/mermaid\.esm/, refuse)
    await page.goto('./?lang=en#/model')
    await expect(page.locator('[data-diagram]:visible [data-fetch-fault]')).toBeVisible()
    await page.unroute(/mermaid\.esm/)
    await again(page)
    await expect(page.locator('[data-diagram]:visible')).toHaveAttribute('data-ready', 'true')
  })
}

test('a newer version is said to be there, and nothing is reloaded by itself', FULL, async ({ page }) => {
  await page.route(/QuizPart/, REFUSALS['it is not there'])
  await page.route('**/version.txt', route => route.fulfill({ contentType: 'text/plain', body: '0123456789abcdef' }))
  await page.goto('./?lang=en#/study/quiz')
  await expect(fault(page)).toHaveAttribute('data-fetch-fault', 'newer')
  await page.evaluate(() => { document.title = 'same page' })
  await page.unroute(/QuizPart/)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(fault(page)).toBeVisible()
  await expect(page).toHaveTitle('same page')
  await page.locator('[data-action="reload"]').click()
  await expect(page.locator('[data-part="quiz"]')).toHaveAttribute('data-state', 'there')
})

test('a browser that remembers failures does not come to remember one', FULL, async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'userAgentData', { value: undefined }))
  const asked: string[] = []
  await page.route(/QuizPart/, (route) => {
    asked.push(route.request().resourceType())
    return route.fulfill({ status: 404, body: '' })
  })
  await page.goto('./?lang=en#/study/quiz')
  await expect(fault(page)).toBeVisible()
  expect(asked, 'never asked for as a module').not.toContain('script')
  expect(asked).toContain('fetch')
  await page.unroute(/QuizPart/)
  await again(page)
  await expect(page.locator('[data-part="quiz"]')).toHaveAttribute('data-state', 'there')
})

test('a handout that lacks a slide is not printed until it is there', FULL, async ({ page }) => {
  let name = ''
  await page.route(/\/md-[^/]*\.js/, (route) => {
    name ||= route.request().url()
    return route.request().url() === name ? route.abort() : route.continue()
  })
  await page.goto('./?print#/handout/slides?lang=zh')
  await expect(page.locator('[data-handout]')).toHaveAttribute('data-state', 'lacking', { timeout: 30_000 })
  await expect(page.locator('[data-action="print"]')).toBeDisabled()
})

test.describe('in a frame', () => {
  // Playwright's own way to block workers throws there.
  test.use({ serviceWorkers: 'allow' })

  test('in a frame that shuts it off, the frame is named, and nothing is uncaught', FULL, async ({ page }) => {
    const faults = watchFaults(page)
    // A live class's server lets nobody frame it; a plain host does.
    const host = await serveDist({ port: await freePort(), strictPort: true, host: '127.0.0.1' })
    try {
      await page.route('**/framed.html', route => route.fulfill({ contentType: 'text/html', body: `<iframe sandbox="allow-scripts" src="${host.url}?lang=en" width="900" height="600"></iframe>` }))
      await page.goto(`${host.url}framed.html`)
      await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('data-failed', 'frame')
      await expect(page.frameLocator('iframe').locator('[data-fault="frame"]')).toBeVisible()
      expect(faults.filter(text => text.startsWith('page error'))).toEqual([])
    }
    finally {
      await host.close()
    }
  })
})
