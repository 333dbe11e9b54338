// The Content-Security-Policy of a build, in its page: what may run and from where it may be fetched.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The policy for a page: nothing from outside, no script in the page but those that are there when it is built.
 * Styles in the page are allowed: Vue and mermaid write them.
 * @param html the whole page
 * @param options alone: all that the deck needs is in the page, and nothing is fetched at all; connect: where else its scripts may ask
 */
export function policyOf(html: string, { alone = false, connect = [] }: { alone?: boolean, connect?: readonly string[] } = {}) {
  // Scripts with a `src` have no text; a script's hash is that of the text between its tags, to the letter.
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  if (alone) {
    return [
      `default-src 'none'`,
      ['script-src', ...new Set(scripts)].join(' '),
      `style-src 'unsafe-inline'`,
      'img-src data: blob:',
      'font-src data:',
      `base-uri 'none'`,
      `form-action 'none'`,
    ].join('; ')
  }
  return [
    `default-src 'self'`,
    [`script-src 'self'`, ...new Set(scripts)].join(' '),
    `style-src 'self' 'unsafe-inline'`,
    // Boards and diagrams are saved as pictures, and phone codes drawn, from data of the page's own.
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    [`connect-src 'self'`, ...connect].join(' '),
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `frame-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

/** The page with its policy, before anything that it is to hold for. */
export function withPolicy(html: string, options?: Parameters<typeof policyOf>[1]) {
  if (!/<meta charset="[^"]*">/i.test(html))
    throw new Error('The page of the build has no <meta charset>, after which its policy is to stand.')
  return html.replace(/<meta charset="[^"]*">/i, tag => `${tag}\n<meta http-equiv="Content-Security-Policy" content="${policyOf(html, options)}">`)
}

/** @param folder of the build */
export function writePolicy(folder: string) {
  const path = join(folder, 'index.html')
  writeFileSync(path, withPolicy(readFileSync(path, 'utf8')))
}
