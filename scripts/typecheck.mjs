// @ts-check
// npm run typecheck: vue-tsc, without what it finds inside packages.
// Slidev ships its client as TypeScript source that does not pass outside of its own repository,
// and `skipLibCheck` leaves out declaration files only.
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { cli, root } from './lib/run.mjs'

const { stdout, stderr, status } = spawnSync(process.execPath, [cli.vueTsc, '--noEmit', '--pretty', 'false'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

// One error is a line with its place, and indented lines that explain it.
const errors = stdout.split(/\r?\n(?=\S)/).map(text => text.trimEnd()).filter(Boolean)
const own = errors.filter(text => !/^(?:\.\.\/)*node_modules\//.test(text))
// Without a single error, a bad end means that vue-tsc itself broke.
const broke = status !== 0 && errors.length === 0

if (own.length > 0)
  console.log(own.join('\n'))
if (stderr)
  console.error(stderr)
process.exitCode = own.length > 0 || broke ? 1 : 0
