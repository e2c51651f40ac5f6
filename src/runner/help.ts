import type { Help } from '../report/page/links.ts'
import type { Report } from '../report/report.ts'
import type { Runner } from './environment.ts'

/** Checks that are listed with their addresses: more would be longer than the message. */
const MOST_CHECKS = 3

type Docs = Pick<Runner, 'project'>

/** Where the docs say what a check finds, and why. */
export function checkHelp(check: string, { project }: Docs): Help {
  return { about: check, url: `${project.docs}checks.md#${check}` }
}

/** Where the docs say what stopped a step, and what to do; none for a step that passed. */
export function helpOf({ failureReason, checks = [] }: Report, runner: Docs): readonly Help[] {
  if (failureReason === '') return []
  const reason = { about: failureReason, url: `${runner.project.docs}troubleshooting.md#${failureReason}` }
  return [...checks.slice(0, MOST_CHECKS).map((check) => checkHelp(check, runner)), reason]
}

/** Says in one line where the docs tell more. */
export function moreAbout({ about, url }: Help): string {
  return `More about ${about}: ${url}`
}
