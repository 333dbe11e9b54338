// npm run icons: the icons of the installed deck, drawn from public/icons/icon.svg. Their files are kept in the repository.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser, launchOptions } from './lib/browser.ts'
import { root, say } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

await ensureDependencies()
const { chromium } = await import('playwright')

const folder = join(root, 'public/icons')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')

/** `bleed`: paper to the edge, the picture in the middle, where every shape that a system cuts out still holds it. */
const ICONS = [
  { name: 'icon-192', size: 192, bleed: false },
  { name: 'icon-512', size: 512, bleed: false },
  { name: 'icon-180', size: 180, bleed: true },
  { name: 'maskable-512', size: 512, bleed: true },
]

const browser = await chromium.launch(launchOptions(await ensureBrowser()))
for (const { name, size, bleed } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const picture = bleed ? svg.replace(' rx="7"', '').replace('scale(.86)', 'scale(.74)') : svg
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px}</style>${picture}`)
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true })
  await page.close()
}
await browser.close()
say(`Icons: ${ICONS.length}, in public/icons/.`, '图标已生成。')
