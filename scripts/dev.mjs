// @ts-check
// npm run dev: Slidev's own server, for authors.
import process from 'node:process'
import { makeFonts } from './fonts.mjs'
import { takeContent } from './lib/content.mjs'
import { cli, hasDesktop, runNode } from './lib/run.mjs'
import { ensureDependencies } from './lib/setup.mjs'

takeContent()

await ensureDependencies()
await makeFonts()
const args = process.argv.slice(2).filter(arg => arg !== '--no-open')
process.exitCode = await runNode([cli.slidev, ...args, ...(hasDesktop() ? ['--open'] : [])])
