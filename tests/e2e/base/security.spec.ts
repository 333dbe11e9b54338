import { expect, test } from '../support/test'
import { goto } from '../support/board'
import { PREFIX } from '../support/content'

/** What would run, or be seen as a picture, were it taken for HTML. */
const MARKUP = '<img src="x" onerror="window.ran=true"><b>bold</b>'

test('the page lets no script in but its own, and nothing from or to another place', async ({ page }) => {
  await page.goto('./#/sort')
  await expect(page.locator('.slidev-page:visible .slidev-layout')).toHaveCount(1)
  const refused = await page.evaluate(async () => {
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.ran = true')
    document.body.append(button)
    button.click()
    const elsewhere = document.createElement('script')
    elsewhere.src = 'https://example.org/x.js'
    document.body.append(elsewhere)
    new Image().src = 'https://example.org/x.png'
    await fetch('https://example.org/').catch(() => {})
    await new Promise(resolve => setTimeout(resolve))
    return [...new Set(refused)].sort()
  })
  expect(refused).toEqual(['connect-src', 'img-src', 'script-src-attr', 'script-src-elem'])
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

test('what was kept, named or brought along is text, never HTML', async ({ page }) => {
  await page.addInitScript(([prefix, markup]) => {
    localStorage.setItem(`${prefix}exit`, JSON.stringify({ card: markup, ask: markup }))
    localStorage.setItem(`${prefix}questions`, JSON.stringify([markup]))
    localStorage.setItem(`${prefix}why/S1-01`, markup)
  }, [PREFIX, MARKUP] as const)
  const nothingRan = async (where: string): Promise<void> => {
    expect(await page.evaluate(() => [document.querySelectorAll('img[src="x"]').length, [...document.querySelectorAll('b')].filter(one => one.textContent === 'bold').length, 'ran' in window]), where).toEqual([0, 0, false])
  }

  await goto(page, 'study/answers')
  for (const kept of ['exit', 'questions', 'why'])
    await expect(page.locator(`[data-answers-sheet] [data-answers="${kept}"]`)).toContainText(MARKUP)
  await nothingRan('the store')

  await goto(page, `read?slide=${encodeURIComponent(MARKUP)}`)
  await expect(page.getByRole('alert')).toContainText(MARKUP)
  await nothingRan('an address')

  await goto(page, 'study/class')
  await page.locator('[data-class-files]').setInputFiles({ name: `${MARKUP.replaceAll('/', '')}.json`, mimeType: 'application/json', buffer: Buffer.from('{') })
  await expect(page.locator('[data-fault]')).toHaveCount(1)
  await nothingRan('a file')
})
