// Packages of the student's page for course platforms: manifests from the real files, and zips that are the same byte for byte.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CourseConfig, PackageKind } from '../src/lms/model/courseConfig.ts'

export const KINDS = ['scorm12', 'scorm2004', 'cmi5'] as const satisfies readonly PackageKind[]

/** The most that some platforms take in one upload by default. */
export const MAX_BYTES = 2_000_000

/** Any day does: a file's own would make each build another. */
const DAY = new Date(2020, 0, 1)

interface Words { zh: string, en: string }
export interface PackageOf {
  /** Of the case. */
  id: string
  title: Words
  about: Words
  version: string
}

export const packageName = (stem: string, kind: PackageKind): string => `${stem}-${kind}.zip`

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
/** An XML name; it begins with a letter, and never changes: platforms keep attempts under it. */
const name = (prefix: string, id: string): string => `${prefix}_${id.replace(/[^A-Za-z0-9]/g, '_')}`

/** The file that says what is in a package, at its root. */
export const manifestName = (kind: PackageKind): string => kind === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml'

const listed = (files: readonly string[]): string => files.map(file => `      <file href="${xml(file)}"/>`).join('\n')

function scorm12({ id, title, version }: PackageOf, files: readonly string[], { pass }: CourseConfig): string {
  const called = xml(`${title.zh} ${title.en}`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${name('coevolution_deck', id)}" version="${xml(version)}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="${name('course', id)}">
    <organization identifier="${name('course', id)}">
      <title>${called}</title>
      <item identifier="${name('study', id)}" identifierref="${name('page', id)}" isvisible="true">
        <title>${called}</title>${pass === null ? '' : `\n        <adlcp:masteryscore>${Math.round(pass * 100)}</adlcp:masteryscore>`}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${name('page', id)}" type="webcontent" adlcp:scormtype="sco" href="index.html">
${listed(files)}
    </resource>
  </resources>
</manifest>
`
}

function scorm2004({ id, title, version }: PackageOf, files: readonly string[], { pass }: CourseConfig): string {
  const called = xml(`${title.zh} ${title.en}`)
  // What is done says the page itself; a platform must not say it of an attempt that was only opened.
  const sequencing = `<imsss:sequencing>${pass === null
    ? ''
    : `\n          <imsss:objectives>
            <imsss:primaryObjective objectiveID="${name('primary', id)}" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>${pass}</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>
          </imsss:objectives>`}
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${name('coevolution_deck', id)}" version="${xml(version)}" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="${name('course', id)}">
    <organization identifier="${name('course', id)}">
      <title>${called}</title>
      <item identifier="${name('study', id)}" identifierref="${name('page', id)}" isvisible="true">
        <title>${called}</title>
        ${sequencing}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${name('page', id)}" type="webcontent" adlcp:scormType="sco" href="index.html">
${listed(files)}
    </resource>
  </resources>
</manifest>
`
}

function cmi5({ id, title, about }: PackageOf, { pass }: CourseConfig): string {
  const words = (tag: string, { zh, en }: Words, indent: string) => `${indent}<${tag}>
${indent}  <langstring lang="zh-CN">${xml(zh)}</langstring>
${indent}  <langstring lang="en">${xml(en)}</langstring>
${indent}</${tag}>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="urn:coevolution-deck:${xml(id)}">
${words('title', title, '    ')}
${words('description', about, '    ')}
  </course>
  <au id="urn:coevolution-deck:${xml(id)}:study" moveOn="Completed"${pass === null ? '' : ` masteryScore="${pass}"`} launchMethod="AnyWindow">
${words('title', title, '    ')}
${words('description', about, '    ')}
    <url>index.html</url>
  </au>
</courseStructure>
`
}

/** @param files all others of the package, sorted */
export function manifestOf(kind: PackageKind, of: PackageOf, files: readonly string[], config: CourseConfig): string {
  return kind === 'scorm12' ? scorm12(of, files, config) : kind === 'scorm2004' ? scorm2004(of, files, config) : cmi5(of, config)
}

/** Sets the flag by which names are read as UTF-8, which `fflate` sets for other letters only: without it some platforms guess. */
export function withUtf8Flag(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const UTF8 = 0x800
  // No comment follows: the end record is the last 22 bytes.
  const end = zip.byteLength - 22
  if (view.getUint32(end, true) !== 0x06054B50)
    throw new Error('The zip has no end.')
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry++) {
    view.setUint16(at + 8, view.getUint16(at + 8, true) | UTF8, true)
    const local = view.getUint32(at + 42, true)
    view.setUint16(local + 6, view.getUint16(local + 6, true) | UTF8, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}

/** Throws where a name would not pass through every platform. */
export async function zipped(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const { zipSync } = await import('fflate')
  const names = Object.keys(files).sort()
  const odd = names.find(file => !/^[\w.-]+(?:\/[\w.-]+)*$/.test(file))
  if (odd !== undefined)
    throw new Error(`${odd}: letters, digits, "-", "_" and "." only.`)
  return withUtf8Flag(zipSync(Object.fromEntries(names.map(file => [file, files[file]])), { level: 9, mtime: DAY }))
}

/** The list of a case; empty where it has none yet. Throws where it can't be read. */
export function readList(folder: string): string[] {
  const path = join(folder, 'interactions.json')
  if (!existsSync(path))
    return []
  const list = JSON.parse(readFileSync(path, 'utf8')) as unknown
  if (!Array.isArray(list) || !list.every(entry => typeof entry === 'string'))
    throw new Error('interactions.json is no list of names.')
  return list as string[]
}

export const writeList = (folder: string, list: readonly string[]): void => writeFileSync(join(folder, 'interactions.json'), `${JSON.stringify(list, null, 1)}\n`)
