// Writes a build's 404.html: what a static host shows for an address that it has no file for, and the way home from there.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withPolicy } from './policy.ts'
import { bundleAlone, loadSource } from './source.ts'

/** Nothing is fetched for it: where it is shown nobody knows where the deck is. */
const STYLE = `:root { color-scheme: light dark; font: 400 18px/1.6 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
body { max-width: 36em; padding: 12vh 1.5em; margin: 0 auto; }
a { display: inline-block; padding: 0.5em 0; }
p { margin: 0.5em 0; }
html[data-lang='zh'] [lang='en'], html[data-lang='en'] [lang='zh-CN'] { display: none; }
html:not([data-home]) .found, html:not([data-home]) .none, html[data-home] .looking,
html[data-home='none'] .found, html[data-home='found'] .none { display: none; }`

const both = ({ zh, en }: { zh: string, en: string }) => `<span lang="zh-CN">${zh}</span> <span lang="en">${en}</span>`

/** @param folder of the build */
export async function writeNotFound(folder: string) {
  // What words are filled with comes from the case.
  const { caseContent } = await loadSource<typeof import('./content/plugin.ts')>('./build/content/plugin.ts')
  const { notFound: words } = await loadSource<typeof import('../src/i18n/words/unknown.ts')>('./src/i18n/words/unknown.ts', { plugins: [caseContent()] })
  const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>404 · ${words.title.zh} ${words.title.en}</title>
<style>${STYLE}</style>
<script>${await bundleAlone('src/cover/notFound.ts', { __DECK_LANG__: '""' })}</script>
</head>
<body>
<main>
<h1>${both(words.title)}</h1>
<p class="looking" role="status">${both(words.looking)}</p>
<p class="found" role="status">${both(words.found)} <br><a>${both(words.open)}</a></p>
<p class="none" role="status">${both(words.none)}</p>
</main>
</body>
</html>
`
  writeFileSync(join(folder, '404.html'), withPolicy(page))
}
