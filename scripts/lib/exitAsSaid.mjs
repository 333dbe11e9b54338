// @ts-check
// Loaded before Slidev's exporter (scripts/export.mjs): it notes in `process.exitCode` that a picture did not come, writes the
// file without it, and ends with 0 all the same. So it ends with a code of its own.
import process from 'node:process'
import { LACKING } from './run.mjs'

const { exit } = process
process.exit = (/** @type {number} */ code) => exit(code || (process.exitCode ? LACKING : 0))
