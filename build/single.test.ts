import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { singleFile } from './inputs.ts'
import { policyOf } from './policy.ts'
import { dataAddress, inComment, inScript, inStyle, singlePage, withFiles } from './single.ts'

describe('one file: what goes into the page', () => {
  it('files of a style sheet as data, and nothing else of it is changed', () => {
    const css = 'a{src:url(./x.woff2) format("woff2")}b{c:url("y.svg")}d{e:url(\'data:image/svg+xml,<a fill="url(#f)"/>\')}g{clip-path:url(#h)}'
    expect(withFiles(css, address => `<${address}>`))
      .toBe('a{src:url(<./x.woff2>) format("woff2")}b{c:url("<y.svg>")}d{e:url(\'data:image/svg+xml,<a fill="url(#f)"/>\')}g{clip-path:url(#h)}')
  })

  it('a file as an address; of an unknown kind it stops', () => {
    expect(dataAddress('a/b.woff2', Buffer.from('font'))).toBe('data:font/woff2;base64,Zm9udA==')
    expect(() => dataAddress('a.wasm', Buffer.from(''))).toThrow('a.wasm')
  })

  it('code does not end the script or begin a comment of the page, and means what it meant', () => {
    const code = 'return ["</script>", `<!-- ${"</SCRIPT>"}`, /<!--|<\\/script>/u.test("<!--"), 1</2/.exec("2").length]'
    const safe = inScript(code)
    expect(safe).not.toMatch(/<\/script|<!--/i)
    const meaning = (text: string): unknown => (new Function(text) as () => unknown)()
    expect(meaning(safe)).toEqual(meaning(code))
  })

  it('nor do styles and licences end what they stand in', () => {
    expect(inStyle('a{content:"</style>"}')).toBe('a{content:"\\3C /style>"}')
    expect(inComment('a --> b --!> c')).not.toMatch(/--!?>/)
  })

  it('a build with something that one page can\'t hold stops', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deck-'))
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    put('index.html', '<script type="module" crossorigin src="./assets/a.js"></script><link rel="modulepreload" crossorigin href="./assets/b.js"><link rel="stylesheet" crossorigin href="./assets/c.css">')
    put('assets/a.js', '')
    put('assets/b.js', '')
    put('assets/c.css', '')
    put('assets/d.png', '')
    put('licenses.txt', '')
    await expect(singlePage(folder)).rejects.toThrow('./assets/b.js, assets/b.js, assets/d.png')
    rmSync(folder, { recursive: true })
  })

  it('its policy lets nothing be fetched', () => {
    const policy = policyOf('<script type="module">1</script>', { alone: true })
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/)
    expect(policy).not.toContain('\'self\'')
  })

  it('each lecture has a name of its own', () => {
    expect(singleFile('90').name).not.toBe(singleFile('45').name)
  })
})
