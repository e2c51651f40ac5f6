import { ConnectionError, LoadError, messageOf, SalesforceError } from '../errors.ts'
import type { CountCheck } from '../manifest/checks.ts'
import type { Org } from '../org/org.ts'
import { countRows } from '../org/rest.ts'
import type { CountedRecords } from '../report/report.ts'
import type { Say } from '../step.ts'
import { count, sentence, thousands } from '../text/words.ts'

/** What checks after the loads have come to. */
export interface CheckedCounts {
  readonly counted: readonly CountedRecords[]
  /** Says which of them do not hold; undefined where all do. */
  readonly failure: LoadError | undefined
}

/** Counts records after the loads, and holds each number against what the manifest says. Never throws for what the org refuses. */
export async function checkCounts(
  checks: readonly CountCheck[],
  { session, apiVersion }: Pick<Org, 'session' | 'apiVersion'>,
  say: Say,
): Promise<CheckedCounts> {
  const counted: CountedRecords[] = []
  const problems: string[] = []
  for (const { soql, least, most } of checks) {
    const wanted = wordsOf(least, most)
    try {
      const found = await countRows({ calls: session, apiVersion }, soql)
      const holds = found >= least && found <= most
      counted.push({ soql, wanted, counted: found, holds })
      say.log(`${soql}: ${thousands(found)}, ${holds ? 'as it has to be' : `and it has to be ${wanted}`}`)
      if (!holds) problems.push(`\`${soql}\` counts ${count(found, 'record')}, and it has to be ${wanted}.`)
    } catch (error) {
      if (!(error instanceof SalesforceError || error instanceof ConnectionError)) throw error
      counted.push({ soql, wanted, holds: false })
      say.log(`${soql}: could not be counted`)
      problems.push(sentence(`\`${soql}\` could not be counted: ${messageOf(error)}`))
    }
  }
  if (problems.length === 0) return { counted, failure: undefined }
  const cure = 'All loads passed before. Compare the org with the files, or correct the check in the manifest.'
  return { counted, failure: new LoadError('checks-failed', `${problems.join(' ')} ${cure}`) }
}

function wordsOf(least: number, most: number): string {
  if (least === most) return thousands(least)
  if (most === Number.POSITIVE_INFINITY) return `${thousands(least)} or more`
  return least === 0 ? `${thousands(most)} or fewer` : `between ${thousands(least)} and ${thousands(most)}`
}
