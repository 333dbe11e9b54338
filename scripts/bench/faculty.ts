// A faculty's server under load: what tests/live/faculty/run.ts measures.
import process from 'node:process'
import { runNode } from '../lib/run.ts'

export const FACULTY_OPTIONS = ['phones', 'processes', 'ramp', 'within', 'drafts', 'seed'] as const
export type FacultyOptions = { [N in typeof FACULTY_OPTIONS[number]]?: string }

/** @param options as they were typed; ramp and within in seconds */
export async function measureFaculty(options: FacultyOptions): Promise<void> {
  const code = await runNode(['tests/live/faculty/run.ts', ...FACULTY_OPTIONS.flatMap(name => options[name] === undefined ? [] : [`--${name}`, options[name]])])
  if (code !== 0)
    process.exit(code)
}
