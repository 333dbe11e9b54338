// @ts-check
// Reads how many tests passed and failed from the JSON reports of Vitest and Playwright.
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * All 0 where no report was written.
 * @param {string} file
 * @returns {Totals}
 */
export function vitestTotals(file) {
  const report = readReport(file)
  if (!report)
    return { passed: 0, failed: 0, skipped: 0 }
  // A test file that does not even load has no failing test in it, so it counts as one.
  const unloaded = report.testResults.filter((/** @type {{ status: string, assertionResults: unknown[] }} */ result) =>
    result.status === 'failed' && result.assertionResults.length === 0).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/**
 * All 0 where no report was written.
 * @param {string} file
 * @returns {Totals}
 */
export function playwrightTotals(file) {
  const report = readReport(file)
  if (!report)
    return { passed: 0, failed: 0, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  // Errors outside of any test: a file that does not load, a server that does not start.
  const outside = unexpected === 0 ? report.errors.length : 0
  return { passed: expected + flaky, failed: unexpected + outside, skipped }
}

/**
 * The browser tests that passed only when they were tried again, by file and title.
 * @param {string} file
 * @returns {string[]}
 */
export function triedAgain(file) {
  /** @typedef {{ file: string, specs?: { title: string, file: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite */
  /** @param {Suite} suite @returns {string[]} */
  const inside = suite => [
    ...(suite.specs ?? []).filter(spec => spec.tests.some(test => test.status === 'flaky')).map(spec => `${spec.file}: ${spec.title}`),
    ...(suite.suites ?? []).flatMap(inside),
  ]
  return (readReport(file)?.suites ?? []).flatMap(inside)
}

/** @param {Totals[]} all */
export function sum(...all) {
  return all.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }))
}

/** @param {Totals} totals */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
