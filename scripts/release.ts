// npm run release -- [options]: the files that lecturers download, in release/, each opened once it is made.
// The workflow runs the same on a tag, and attaches what is in the folder.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { KINDS, LANGUAGES } from '../build/handoutNames.ts'
import { outDir, EDITIONS, singleFile } from '../build/inputs.ts'
import { KINDS as COURSE_KINDS, packageName } from '../build/lms.ts'
import { knownReleases, readOptions } from './lib/options.ts'
import { runLogged } from './lib/progress.ts'
import { changelogDate, changelogSection, releaseFault, unwrapped } from '../build/release.ts'
import { NOTES, PPTX_LANGUAGES, releaseFiles, releaseNames, releaseNotes, releaseStem, SUMS, sumsOf, webReadme } from '../build/releaseFiles.ts'
import { cli, root, say, stop } from './lib/run.ts'
import { isOfBuild } from './lib/serve.ts'
import { ensureDependencies } from './lib/setup.ts'
import { listFiles } from '../build/stale.ts'
import { writingFault } from '../build/writing.ts'

const HELP = `npm run release -- [options]

The files that lecturers download, in release/: both lectures as one file, handouts, PowerPoint, a zip for a web site,
packages for course platforms, checksums, and the notes above them. Each is opened and tried. Takes some minutes, and empties dist/.
给讲课的人下载的文件，放在 release/：两份单个文件、讲义、PowerPoint、放到网上的 zip、课程平台的包、校验和、发布说明。每个都打开试过。

  --out FOLDER          and not in release/ 放到别的文件夹
  --releases https://…  where newer ones are found, for the single files to say 新版在哪里，写进单个文件
  --tag v0.1.0          of this tag, which must be that of package.json 这个标签的，要和 package.json 一致
  --as-is               with changes that are not committed 有未提交的改动也做
  --check               only whether it can be made 只看能不能做
  --help                this 显示本说明`

const options = readOptions(HELP, ['out', 'releases', 'tag'], ['as-is', 'check'])
const releases = knownReleases(options.releases ?? process.env.DECK_RELEASES)
const started = Date.now()

/** What the steps print. */
const LOG = 'release.log'
/** Those of the build, then a file of its own each, or all handouts, or all packages, and in the end the opening. */
const BUILD_STEPS = 2 + 2 * EDITIONS.length
const STEPS = BUILD_STEPS + EDITIONS.length + 1 + PPTX_LANGUAGES.length + 1 + 1

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
const fault = releaseFault({ version, changelog, tag: options.tag })
if (fault)
  stop(...fault)
const date = committed()
const out = resolve(process.env.INIT_CWD ?? process.cwd(), options.out ?? join(root, 'release'))
const part = `${out}.part`
const old = `${out}.old`
const files = releaseFiles(version)
for (const folder of [out, part, old])
  refuseOthers(folder)
if (options.check) {
  say(`Version ${version} can be released.`, '可以做发布文件。')
  process.exit(0)
}
if (changelogDate(changelog, version) === 'Unreleased')
  say(`CHANGELOG.md: ${version} has no date yet, so this is a trial.`, '更新记录还没有日期，这次算试做。')

writing(() => {
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
})
// Whatever ends this: a fault, a failed check, Ctrl+C. Nothing but this process writes into the folder, and commands that
// still run are ended before (runLogged).
process.on('exit', () => rmSync(part, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    say('\nStopped; no release was made.', '已停下，没有做成。')
    process.exit(1)
  })
}

rmSync(join(root, LOG), { force: true })
await ensureDependencies({ log: LOG })
let done = 0
const names = releaseNames(version)
const built = join(root, outDir('90'))

await run(['scripts/build.ts'], BUILD_STEPS)
const { zipSync } = await import('fflate')
put(names.web, zipSync(zipped(), { level: 9, mtime: dayOf(date) }))
for (const edition of EDITIONS) {
  const { folder, name } = singleFile(edition)
  await run(['scripts/build-single.ts', '--route', edition], 1, [`The ${edition}-minute lecture as one file`, `${edition} 分钟课的单个文件`])
  take(join(root, folder, name), names.single(edition))
}
await run(['scripts/handouts.ts'], 1, ['Twelve handouts', '十二份讲义'])
for (const kind of KINDS) {
  for (const lang of LANGUAGES)
    take(join(built, 'handouts', `${kind}-${lang}.pdf`), names.handout(kind, lang))
}
for (const lang of PPTX_LANGUAGES) {
  await run(['scripts/export.ts', '--format', 'pptx', '--lang', lang, '--output', `dist/deck-${lang}`], 1, [`PowerPoint, ${lang}`, `PowerPoint（${lang}）`])
  take(join(built, `deck-${lang}.pptx`), names.pptx(lang))
}
await run(['scripts/build-lms.ts'], 1, ['Packages for course platforms', '课程平台的包'])
for (const kind of COURSE_KINDS)
  take(join(built, 'lms', packageName(singleFile('90').name.replace(/\.html$/, ''), kind)), names.course(kind))
// So that dist/ is the deck alone again, to be put on the web: answers are among the handouts.
for (const folder of ['single', 'handouts', 'lms'])
  rmSync(join(built, folder), { recursive: true, force: true })
put(SUMS, sumsOf(files.filter(name => name !== SUMS).map(name => ({ name, bytes: readFileSync(join(part, name)) }))))
put(NOTES, releaseNotes(version, unwrapped(changelogSection(changelog, version) ?? '')))
await run([cli.playwright, 'test', '--config', 'playwright.release.config.ts'], 1, ['Opening each file', '逐个打开检查'])

writing(replaceOut)
const megabytes = files.reduce((sum, name) => sum + statSync(join(out, name)).size, 0) / 1e6
say(`Version ${version}: ${files.length} files, ${megabytes.toFixed(0)} MB, each opened, ${Math.round((Date.now() - started) / 1000)} s: ${out}`, '已做好，每个都打开检查过。')
process.exit(0)

/**
 * What is built must be what is committed: a file that only this computer has would be given to everybody.
 * @returns day of the commit, or today where changes are taken along, YYYY-MM-DD
 */
function committed(): string {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  const { status, stdout } = git('status', '--porcelain')
  if (!options['as-is']) {
    if (status !== 0)
      stop('This folder is no checkout of git, so nobody can say what is in it: --as-is makes the files all the same.', '这个文件夹不是 git 检出的，说不清里面有什么；加 --as-is 照样做。')
    if (stdout.trim())
      stop(`There are changes that are not committed, such as ${stdout.split('\n')[0].slice(3)}: commit them, or --as-is takes them along.`, '有未提交的改动：请先提交，或加 --as-is 连改动一起做。')
    return git('log', '-1', '--format=%cs').stdout.trim()
  }
  return new Date().toISOString().slice(0, 10)
}

/** It will be replaced, so it must be one of ours: none that somebody keeps other things in. */
function refuseOthers(folder: string) {
  if (!existsSync(folder))
    return
  if (!statSync(folder).isDirectory())
    stop(`${folder} is no folder: choose another with --out.`, '这不是文件夹，请用 --out 换一个。')
  const ours = new RegExp(`^(?:${singleFile('90').name.replace('.html', '')}-.*|${SUMS}|${NOTES})$`)
  const other = readdirSync(folder).find(name => !ours.test(name))
  if (other !== undefined)
    stop(`${folder} holds something else (${other}): it would be replaced whole. Choose a folder of its own with --out.`, '这个文件夹里有别的东西，会被整个换掉；请用 --out 另选一个。')
}

/** A step, or several, of the command itself. */
async function run(args: string[], steps: number, first?: [en: string, zh: string]) {
  await runLogged(process.execPath, args, {
    log: LOG,
    total: STEPS,
    done,
    first,
    failed: ['No release was made (see above).', '没有做成，原因见上。'],
    // A release is of the case and the languages that the project has, whatever is set for other commands.
    env: { DECK_CONTENT: undefined, DECK_LANG: undefined, DECK_ROUTE: undefined, DECK_NOTES: undefined, DECK_RELEASES: releases, DECK_DATE: date, DECK_RELEASE: part },
  })
  done += steps
}

/** The build as it is served, in a folder of its own. */
function zipped() {
  const stem = releaseStem(version)
  const all = listFiles(built, ['.']).filter(path => isOfBuild(`/${path}`))
  return Object.fromEntries([
    [`${stem}/README.txt`, Buffer.from(webReadme(version))],
    ...all.map(path => [`${stem}/${path}`, readFileSync(join(built, path))]),
  ])
}

/**
 * A zip holds the time of a clock on the wall: the same in whatever zone it is made.
 * @param day YYYY-MM-DD
 */
function dayOf(day: string) {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}

function put(name: string, content: string | Uint8Array) {
  writing(() => writeFileSync(join(part, name), content))
}

/** Not renamed: the folder may be on another disk. */
function take(from: string, name: string) {
  writing(() => copyFileSync(from, join(part, name)))
  rmSync(from)
}

/** What was there stays until all is in its place. */
function replaceOut() {
  rmSync(old, { recursive: true, force: true })
  if (existsSync(out))
    renameSync(out, old)
  try {
    renameSync(part, out)
  }
  catch (error) {
    if (existsSync(old))
      renameSync(old, out)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
}

function writing(act: () => void) {
  try {
    act()
  }
  catch (error) {
    stop(...writingFault(error as Error, out) ?? [`No release was made: ${(error as Error).message}`, '没有做成。'])
  }
}
