// The files of a release: their names, what each is for, their sums. Only node: built-ins here.
import { createHash } from 'node:crypto'
import { KINDS, LANGUAGES } from './handoutNames.ts'
import { EDITIONS, singleFile } from './inputs.ts'
import { KINDS as COURSE_KINDS } from './lms.ts'

/** Of the exporter: a picture a slide, so that "both" would be too much for one. */
export const PPTX_LANGUAGES = ['zh', 'en'] as const

/** Beside the files, not one of them: what is put above them on the page of the release. */
export const NOTES = 'NOTES.md'
export const SUMS = 'SHA256SUMS'

/** What a name begins with; also the folder that the zip unpacks to. */
export const releaseStem = (version: string) => `${singleFile('90').name.replace(/\.html$/, '')}-${version}`

/** ASCII, for the name of a file passes through many hands; each says its version. */
export function releaseNames(version: string) {
  const stem = releaseStem(version)
  return {
    /** @param edition minutes */
    single: (edition: string) => `${stem}-${edition}min.html`,
    handout: (kind: string, lang: string) => `${stem}-${kind}-${lang}.pdf`,
    pptx: (lang: string) => `${stem}-${lang}.pptx`,
    web: `${stem}-web.zip`,
    /** @param kind of a package for a course platform */
    course: (kind: string) => `${stem}-${kind}.zip`,
  }
}

const HANDOUTS: Record<typeof KINDS[number], [zh: string, en: string]> = {
  slides: ['幻灯片，打印或投影', 'Slides, to print or to project'],
  handout: ['听课讲义，发给学生', 'Lecture handout, for students'],
  worksheet: ['活动单，带要剪下的卡片', 'Worksheet, with cards to cut out'],
  answers: ['答案，教师用', 'Answers, for the lecturer'],
}

/**
 * What a lecturer can take, in the order of what most are looking for.
 * @returns names: of files that differ in language only
 */
export function releaseTable(version: string): { names: string[], zh: string, en: string }[] {
  const { single, handout, pptx, web, course } = releaseNames(version)
  return [
    ...EDITIONS.map(edition => ({
      names: [single(edition)],
      zh: `${edition} 分钟的课，一个文件：双击就在浏览器里打开，不用安装，不用联网`,
      en: `The ${edition}-minute lecture as one file: a double click opens it in the browser; nothing to install, no network`,
    })),
    ...KINDS.map(kind => ({ names: LANGUAGES.map(lang => handout(kind, lang)), zh: HANDOUTS[kind][0], en: HANDOUTS[kind][1] })),
    { names: PPTX_LANGUAGES.map(lang => pptx(lang)), zh: 'PowerPoint：一页一图，带讲稿；卡片不能动', en: 'PowerPoint: a picture a slide, with notes; cards can\'t be moved' },
    { names: [web], zh: '放到网站上用，两份课都在：解压，把里面的文件夹传上去', en: 'For a web site, both lectures: unpack it and upload the folder inside' },
    { names: COURSE_KINDS.map(kind => course(kind)), zh: '给学生在课程平台里自学：不解压，整个传上去；scorm12 给 Moodle 等大多数平台', en: 'For self-study in a course platform: upload it as it is, not unpacked; scorm12 is for Moodle and most others' },
  ]
}

/** Names of all files of a release, its sums last. */
export const releaseFiles = (version: string) => [...releaseTable(version).flatMap(({ names }) => names), SUMS]

/** @param news what the change log says of it */
export function releaseNotes(version: string, news: string) {
  const rows = releaseTable(version).map(({ names, zh, en }) =>
    `| ${names.length === 1 ? `\`${names[0]}\`` : names.map((name, at) => `\`${at === 0 ? name : name.slice(name.lastIndexOf('-'))}\``).join(' ')} | ${zh} ${en} |`)
  const { single } = releaseNames(version)
  return `讲课：下载 \`${single('90')}\`，双击打开。To teach: download \`${single('90')}\` and double-click it.

| 文件 File | 做什么用 What it is for |
|---|---|
${rows.join('\n')}
| \`${SUMS}\` | 校验和 Checksums: \`sha256sum -c ${SUMS}\` |

文件名里 zh 是中文，en 是英文，both 是双语。讲义和 PowerPoint 都是 90 分钟的课。叫“Source code”的是 GitHub 自动附上的源程序，讲课用不着。In the names zh is Chinese, en English, both is both at once. Handouts and PowerPoint are of the 90-minute lecture. What is called "Source code" is added by GitHub and not needed to teach.

## 这一版 This version

${news}
`
}

/** What is in the zip beside the deck: a double click on its page, which others expect to work, opens nothing. */
export function webReadme(version: string) {
  const { single } = releaseNames(version)
  return `\uFEFF${[
    `课件 ${version} 版，放到网站上用。`,
    '把这个文件夹整个传到能放网页的地方，任何一层文件夹都行。打开它的网址是 90 分钟的课；网址后面加 45/ 是 45 分钟的课，加 #/study 是给学生的网页。',
    `在这里双击 index.html 打不开课件：浏览器不让从磁盘上这样打开。不放到网上就要用，请下载 ${single('90')} 或 ${single('45')}，双击即可。`,
    '',
    `The deck, version ${version}, for a web site.`,
    'Upload this folder, whole, to where web pages can lie, in any folder there. Its address opens the 90-minute lecture; with 45/ behind it the 45-minute one, with #/study the page for students.',
    `A double click on index.html does not open the deck here: browsers do not allow it from a disk. To use it without a web site, download ${single('90')} or ${single('45')}, which open by a double click.`,
    '',
  ].join('\r\n')}`
}

/** As `sha256sum -c` reads it. */
export const sumsOf = (files: { name: string, bytes: Uint8Array }[]) => files.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).join('')
