// npm run build:lms -- [options]: the student's page as packages for course platforms.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import type { CourseConfig } from '../src/lms/model/courseConfig.ts'
import { makeFonts } from './fonts.ts'
import { canBeBuilt, contentFolder, takeContent } from '../build/content.ts'
import { singleFile } from '../build/inputs.ts'
import { KINDS, manifestName, manifestOf, MAX_BYTES, packageName, readList, writeList, zipped } from '../build/lms.ts'
import { makeLicenses } from '../build/licenses.ts'
import { withPolicy } from '../build/policy.ts'
import { listFiles } from '../build/stale.ts'
import { loadSource } from '../build/source.ts'
import { buildPage } from '../build/study.ts'
import { studyBuild } from '../build/studyParts.ts'
import { readOptions } from './lib/options.ts'
import { root, runNode, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

takeContent()

const STEM = singleFile('90').name.replace(/\.html$/, '')
const FOLDER = 'dist/lms'
/** Of src/case/model/parts.ts, which is not loaded before the packages are there. */
const STEPS = ['try', 'stages', 'sort', 'debrief', 'quiz', 'transfer', 'all', 'reflect']

const HELP = `npm run build:lms -- [options]

The study page for a course platform, in ${FOLDER}/: ${STEM}-scorm12.zip, -scorm2004.zip, -cmi5.zip. What each is for, and how it
is uploaded: docs/course-platform.md.
放进课程平台的自学页，在 ${FOLDER}/，三种格式。哪种给哪个平台、怎样上传，见 docs/course-platform.md。

  --complete sort,quiz     steps that make it completed 做完哪些步骤算完成（${STEPS.join(', ')}）
  --pass 0.7               passed from this share of the score on; without it, practice 分数到多少算通过；不写就是练习
  --out FOLDER             and puts them there 再存到这个文件夹
  --content FOLDER         of another case 别的案例
  --help                   this 显示本说明`

const options = readOptions(HELP, ['complete', 'pass', 'out'])
const pass = options.pass === undefined ? undefined : Number(options.pass)
if (pass !== undefined && !(pass > 0 && pass <= 1))
  stop(`--pass takes a share of the score above 0 and up to 1, such as 0.7, and not "${options.pass}".`, '--pass 应大于 0、不超过 1，例如 0.7。')
const complete = options.complete?.split(',').map(step => step.trim())
const unknown = complete?.find(step => !STEPS.includes(step))
if (unknown !== undefined)
  stop(`--complete: there is no step "${unknown}"; it takes ${STEPS.join(', ')}, with commas between them.`, `--complete：没有“${unknown}”这一步，只能用逗号隔开的 ${STEPS.join('、')}。`)
const out = options.out === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), options.out)
writing(() => out && mkdirSync(out, { recursive: true }))

await ensureDependencies()
if (!canBeBuilt(await runNode(['scripts/check-content.ts'])))
  stop('The content has errors (see above); nothing was built.', '内容有错误（见上），未构建。')
await makeFonts()

const { parse } = await import('yaml')
const read = <T>(name: string): T => parse(readFileSync(join(contentFolder(), `${name}.yaml`), 'utf8')) as T
const deck = read<{ id: string, lms?: { complete?: string[], pass?: number } }>('deck')
const texts = read<{ title: { zh: string, en: string }, subtitle?: { zh: string, en: string } }>('case')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const { grown } = await loadSource<typeof import('../src/lms/model/interactionList.ts')>('./src/lms/model/interactionList.ts')

/** What stands at which number of a report; what is new comes at the end, for ever. */
function numbered(): string[] {
  const before = readList(contentFolder())
  const ids = (name: string): string[] => read<{ id: string }[]>(name).map(({ id }) => id)
  const list = grown(before, { cards: read<{ sets: { core: { cards: string[] } } }>('sets').sets.core.cards, quiz: ids('quiz'), judged: ids('misconceptions'), exit: ids('exit') })
  if (list.length > before.length) {
    writing(() => writeList(contentFolder(), list))
    say(`${join(contentFolder(), 'interactions.json')} has ${list.length - before.length} new lines: keep it with the case, for reports go by its numbers.`, '报告的编号表有新增，请和案例一起保存。')
  }
  return list
}

const config = { complete: complete ?? deck.lms?.complete ?? ['sort', 'quiz', 'reflect'], pass: pass ?? deck.lms?.pass ?? null } as Omit<CourseConfig, 'kind'>
process.env.DECK_COURSE = JSON.stringify(numbered())
const parts = studyBuild().out
const fault = await make().then(() => null, (error: Error) => error)
rmSync(join(root, parts), { recursive: true, force: true })
if (fault)
  stop(`No package was made: ${fault.message}`, '没有做成。')
process.exit(0)

async function make() {
  const page = await buildPage()
  await makeLicenses(parts, { page: true })
  // A test reads it of the page beside the deck; nobody needs it here.
  rmSync(join(root, parts, '.modules.json'), { force: true })
  addFonts()
  copyFileSync(join(root, 'public/favicon.svg'), join(root, parts, 'favicon.svg'))
  // Fetched to see whether what is sent can arrive (src/lms/line.ts).
  writeFileSync(join(root, parts, 'line.txt'), 'up\n')
  const common = listFiles(join(root, parts), ['.']).filter(file => file !== 'index.html')
  const of = { id: deck.id, title: texts.title, about: texts.subtitle ?? texts.title, version }
  mkdirSync(join(root, FOLDER), { recursive: true })
  for (const kind of KINDS) {
    const own: CourseConfig = { kind, ...config }
    // A platform of cmi5 may keep its records on another host, which its address says.
    const html = withPolicy(page.replace('<meta name="viewport"', () => `<meta name="course" content="${JSON.stringify(own).replaceAll('"', '&quot;')}">\n<meta name="viewport"`), kind === 'cmi5' ? { connect: ['https:'] } : {})
    const files: Record<string, Uint8Array> = { 'index.html': Buffer.from(html), ...Object.fromEntries(common.map(file => [file, readFileSync(join(root, parts, file))])) }
    files[manifestName(kind)] = Buffer.from(manifestOf(kind, of, Object.keys(files).sort(), own))
    const bytes = await zipped(files)
    if (bytes.length > MAX_BYTES)
      throw new Error(`${packageName(STEM, kind)} would have ${(bytes.length / 1e6).toFixed(1)} MB, and some platforms take 2 MB at most.`)
    for (const folder of [join(root, FOLDER), ...out === undefined ? [] : [out]])
      writing(() => writeFileSync(join(folder, packageName(STEM, kind)), bytes))
    say(`${packageName(STEM, kind)}, ${(bytes.length / 1e6).toFixed(2)} MB: ${out ?? join(root, FOLDER)}`, '已做好。')
  }
}

/** Faces for a system that has no Chinese letters: in the package, for there is no deck beside it. */
function addFonts() {
  const generated = join(root, 'styles/generated')
  const css = ['fonts.css', 'cover.css'].map(name => readFileSync(join(generated, name), 'utf8')).join('')
  mkdirSync(join(root, parts, 'fonts'), { recursive: true })
  for (const name of readdirSync(generated).filter(one => css.includes(one)))
    copyFileSync(join(generated, name), join(root, parts, 'fonts', name))
  writeFileSync(join(root, parts, 'fonts.css'), css.replace(/url\("\.\/([^"?]+)[^"]*"\)/g, (_, name: string) => `url("./fonts/${name}")`))
}

function writing(act: () => void) {
  try {
    act()
  }
  catch (error) {
    stop(`It can't be put there: ${(error as Error).message}.`, '存不到那里，请看文件夹对不对、满没满。')
  }
}
