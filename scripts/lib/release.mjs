// @ts-check
// What must agree before a release: the lock file and the change log with package.json.

/**
 * @typedef {{ name: string, version: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string>, engines?: Record<string, string> }} Manifest
 */

/**
 * Where package-lock.json is not in step with package.json: then `npm ci` stops, or installs something else.
 * @param {Manifest} manifest package.json
 * @param {{ version: string, packages: Record<string, Partial<Manifest>> }} lock package-lock.json
 * @returns {string[]} names of what differs, as `dependencies.vue`
 */
export function lockFaults(manifest, lock) {
  const own = lock.packages[''] ?? {}
  const faults = manifest.version === lock.version && manifest.version === own.version ? [] : ['version']
  for (const part of /** @type {const} */ (['dependencies', 'devDependencies', 'engines'])) {
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
 * @param {string} changelog
 * @param {string} version
 * @returns {string | undefined} what stands after the dash
 */
export function changelogDate(changelog, version) {
  return changelog.match(new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - (.+)$`, 'm'))?.[1].trim()
}

/**
 * What `npm audit --json` found, by how grave; undefined where it could not ask.
 * @param {string} output
 * @returns {Record<string, number> | undefined}
 */
export function auditCounts(output) {
  try {
    /** @type {Record<string, number> | undefined} */
    const counts = JSON.parse(output).metadata?.vulnerabilities
    return counts && Object.fromEntries(Object.entries(counts).filter(([grade, count]) => grade !== 'total' && count > 0))
  }
  catch {
    return undefined
  }
}
