import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import pairs from './contrast.json'

type Colour = [number, number, number]
type Tokens = Record<string, Colour>

const css = readFileSync('styles/tokens.css', 'utf8').replaceAll(/\/\*[^]*?\*\//g, '')

/** The colours of one block of tokens.css. */
function tokensOf(selector: string): Tokens {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*#([\da-f]{6})\b/g)]
    .map(([, name, hex]) => [name, [0, 2, 4].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as Colour]))
}

const light = tokensOf(':root')
const themes = { light, dark: { ...light, ...tokensOf('html.dark:not(.print)') } }

/** Relative luminance of WCAG 2. */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map(value => value / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: Colour, b: Colour): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (bright + 0.05) / (dark + 0.05)
}

const mix = (over: Colour, under: Colour, share: number) => over.map((value, i) => value * share + under[i] * (1 - share)) as Colour

describe.each(Object.entries(themes))('%s', (_name, tokens) => {
  const colour = (token: string): Colour => {
    expect(tokens[token], `${token} is in tokens.css`).toBeDefined()
    return tokens[token]
  }
  const low = (list: readonly { ink: string[], on: string[] }[], least: number) => list
    .flatMap(({ ink, on }) => ink.flatMap(a => on.map(b => ({ pair: `${a} on ${b}`, ratio: contrast(colour(a), colour(b)) }))))
    .filter(({ ratio }) => ratio < least)

  it('text reaches 4.5 : 1', () => {
    expect(low(pairs.text, 4.5)).toEqual([])
  })

  it('what is drawn reaches 3 : 1', () => {
    expect(low(pairs.graphics, 3)).toEqual([])
  })

  it('names inside a tinted circle reach 4.5 : 1', () => {
    for (const { ink, tint, share, on } of pairs.tinted) {
      for (const ground of on)
        expect(contrast(colour(ink), mix(colour(tint), colour(ground), share)), `${ink} on ${tint} over ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })
})

it('each colour has a dark one', () => {
  // A QR code is dark on light in every theme.
  const own = Object.keys(light).filter(name => !name.startsWith('--code-'))
  expect(Object.keys(tokensOf('html.dark:not(.print)')).sort()).toEqual(own.sort())
})

it('measures as WCAG does', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2)
})

it('no style sheet or component has a colour of its own', () => {
  const files = ['styles', 'components', 'layouts', 'src']
    .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /\.(?:css|vue)$/.test(file) && !file.startsWith('generated')).map(file => `${folder}/${file}`))
  const found = files.filter(file => !['styles/tokens.css', 'styles/print.css'].includes(file))
    .flatMap(file => [...readFileSync(file, 'utf8').matchAll(/[^&\w](#(?:[\da-f]{6}|[\da-f]{3})\b(?!-)|(?:rgb|hsl|oklch)a?\()/gi)].map(([, colour]) => `${file}: ${colour}`))
  expect(found).toEqual([])
})
