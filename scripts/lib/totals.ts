// Reads how many tests passed and failed from the JSON reports of Vitest and Playwright.
import { existsSync, readFileSync } from 'node:fs'

export interface Totals { passed: number, failed: number, skipped: number }

function readReport(file: string) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** All 0 where no report was written. */
export function vitestTotals(file: string): Totals {
  const report = readReport(file)
  if (!report)
    return { passed: 0, failed: 0, skipped: 0 }
  // A test file that does not even load has no failing test in it, so it counts as one.
  const unloaded = report.testResults.filter((result: { status: string, assertionResults: unknown[] }) =>
    result.status === 'failed' && result.assertionResults.length === 0).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/** All 0 where no report was written. */
export function playwrightTotals(file: string): Totals {
  const report = readReport(file)
  if (!report)
    return { passed: 0, failed: 0, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  // Errors outside of any test: a file that does not load, a server that does not start.
  const outside = unexpected === 0 ? report.errors.length : 0
  return { passed: expected + flaky, failed: unexpected + outside, skipped }
}

/** The browser tests that passed only when they were tried again, by file and title. */
export function triedAgain(file: string): string[] {
  interface Suite { file: string, specs?: { title: string, file: string, tests: { status: string }[] }[], suites?: Suite[] }
  const inside = (suite: Suite): string[] => [
    ...(suite.specs ?? []).filter(spec => spec.tests.some(test => test.status === 'flaky')).map(spec => `${spec.file}: ${spec.title}`),
    ...(suite.suites ?? []).flatMap(inside),
  ]
  return (readReport(file)?.suites ?? []).flatMap(inside)
}

export interface EngineTotals {
  name: string
  /** With whose build it is. */
  version: string
  passed: number
  failed: number
  /** What the engine, or how it is driven, has no way to: why tests were left out. */
  cannot: string[]
}

/** Of `npm run test:engines`, by engine; a project is called by its engine, and what else it is about after a comma. */
export function engineTotals(file: string): EngineTotals[] {
  interface Test { projectName: string, status: string, annotations: { type: string, description?: string }[] }
  interface Suite { specs?: { tests: Test[] }[], suites?: Suite[] }
  const testsIn = ({ specs = [], suites = [] }: Suite): Test[] => [...specs.flatMap(spec => spec.tests), ...suites.flatMap(testsIn)]
  const tests: Test[] = (readReport(file)?.suites ?? []).flatMap(testsIn)
  const nameOf = (test: Test) => test.projectName.split(',')[0]
  return [...new Set(tests.map(nameOf))].map((name) => {
    const own = tests.filter(test => nameOf(test) === name)
    const told = (type: string) => own.flatMap(({ annotations }) => annotations.filter(one => one.type === type).map(({ description = '' }) => description))
    return {
      name,
      version: told('engine')[0] ?? '',
      passed: own.filter(({ status }) => status === 'expected' || status === 'flaky').length,
      failed: own.filter(({ status }) => status === 'unexpected').length,
      cannot: [...new Set([...told('skip'), ...told('cannot')])],
    }
  })
}

export function sum(...all: Totals[]) {
  return all.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }))
}

export function closingLine({ passed, failed, skipped }: Totals) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
