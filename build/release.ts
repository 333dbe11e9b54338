// What must agree before a release, the lock file, the change log and the tag with package.json; and what the change log says of it.

export interface Manifest { name: string, version: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string>, engines?: Record<string, string> }

/**
 * Where package-lock.json is not in step with package.json: then `npm ci` stops, or installs something else.
 * @param manifest package.json
 * @param lock package-lock.json
 * @returns names of what differs, as `dependencies.vue`
 */
export function lockFaults(manifest: Manifest, lock: { version: string, packages: Record<string, Partial<Manifest>> }): string[] {
  const own = lock.packages[''] ?? {}
  const faults = manifest.version === lock.version && manifest.version === own.version ? [] : ['version']
  for (const part of ['dependencies', 'devDependencies', 'engines'] as const) {
    const wanted = manifest[part] ?? {}
    const locked = own[part] ?? {}
    for (const name of new Set([...Object.keys(wanted), ...Object.keys(locked)])) {
      if (wanted[name] !== locked[name])
        faults.push(`${part}.${name}`)
    }
  }
  return faults
}

/**
 * The heading of a version in a change log of the form of Keep a Changelog: `[0.1.0] - 2026-11-26`, or `… - Unreleased`.
 * @returns what stands after the dash
 */
export function changelogDate(changelog: string, version: string): string | undefined {
  return changelog.match(new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - (.+)$`, 'm'))?.[1].trim()
}

/** What the change log says of a version, without its heading; undefined where it says nothing. */
export function changelogSection(changelog: string, version: string): string | undefined {
  const [, ...after] = changelog.split(new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - .*$`, 'm'))
  // Addresses of the links in headings stand at the end of such a file.
  return after.join('').split(/^## /m)[0].replace(/^\[[^\]\n]+\]: \S+$/gm, '').trim() || undefined
}

/**
 * Each paragraph and point in one line: on its page of a release GitHub breaks the line wherever a text does.
 * @param markdown without blocks of code
 */
export const unwrapped = (markdown: string) => markdown.replace(/(?<=^(?!#).*\S)\n[ \t]*(?![\s#|>*+-]|\d+\. )/gm, ' ')

/**
 * Why a version can't be released, or not under this tag; undefined: it can.
 * @param release tag: such as `v0.1.0`; without one the files are only tried
 */
export function releaseFault({ version, changelog, tag }: { version: string, changelog: string, tag?: string }): [en: string, zh: string] | undefined {
  if (tag !== undefined && tag !== `v${version}`)
    return [`The tag ${tag} is not that of package.json, whose version is ${version}.`, '标签和 package.json 里的版本不一致。']
  if (changelogSection(changelog, version) === undefined)
    return [`CHANGELOG.md says nothing of version ${version}.`, `CHANGELOG.md 没有写 ${version} 版。`]
  if (tag !== undefined && !/^\d{4}-\d\d-\d\d$/.test(changelogDate(changelog, version) ?? ''))
    return [`CHANGELOG.md has no date for version ${version}.`, `CHANGELOG.md 里 ${version} 版没有日期。`]
  return undefined
}

/** What `npm audit --json` found, by how grave; undefined where it could not ask. */
export function auditCounts(output: string): Record<string, number> | undefined {
  try {
    const counts: Record<string, number> | undefined = JSON.parse(output).metadata?.vulnerabilities
    return counts && Object.fromEntries(Object.entries(counts).filter(([grade, count]) => grade !== 'total' && count > 0))
  }
  catch {
    return undefined
  }
}
