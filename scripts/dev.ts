// npm run dev: Slidev's own server, for authors.
import process from 'node:process'
import { makeFonts } from './fonts.ts'
import { takeContent } from '../build/content.ts'
import { cli, hasDesktop, runNode } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

takeContent()

await ensureDependencies()
await makeFonts()
const args = process.argv.slice(2).filter(arg => arg !== '--no-open')
process.exitCode = await runNode([cli.slidev, ...args, ...(hasDesktop() ? ['--open'] : [])])
