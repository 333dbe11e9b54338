// Loaded before Slidev's exporter (scripts/export.ts): it notes in `process.exitCode` that a picture did not come, writes the
// file without it, and ends with 0 all the same. So it ends with a code of its own.
import process from 'node:process'
import { LACKING } from '../scripts/lib/run.ts'

const { exit } = process
process.exit = (code: number) => exit(code || (process.exitCode ? LACKING : 0))
