import { tellOfWarnings } from '../begin/tell.ts'
import { PreflightError } from '../errors.ts'
import { placed } from '../files/file-warnings.ts'
import { written } from '../report/verdict.ts'
import type { LookUpCheckId } from '../resolve/look-up-checks.ts'
import type { ResolvedRecords } from '../resolve/resolve-records.ts'
import { meaningOf } from '../results/row-error-codes.ts'
import type { Say } from '../step.ts'
import { agree, count, thousands } from '../text/words.ts'
import type { PreparedLoad } from './prepared-load.ts'

/** The words of a finding: what is wrong with which column, and what to do. */
function wordsOf({ what }: ResolvedRecords['findings'][number], redact: boolean): string {
  const why = redact ? what.why : what.whyWithValue
  return `\`${what.column}\`: ${why}. ${meaningOf({ code: what.code, message: why }).cure}`
}

/** Stops a load in which too many records lack an Id, and names the first of them with file and line. */
export function tooManyUnresolved(
  { findings }: ResolvedRecords,
  failed: number,
  { spec, read, redact }: PreparedLoad,
): PreflightError {
  const found = findings.map((finding) => ({
    path: finding.path,
    line: finding.line,
    check: CHECK,
    message: wordsOf(finding, redact),
  }))
  const rest = failed - found.length
  const more =
    rest > 0
      ? [`The first ${found.length} are listed, ${thousands(rest)} more ${agree(rest, 'was', 'were')} found.`]
      : []
  return new PreflightError(
    [
      ...found.map(({ path, line, message }) => `${path} line ${line}: ${message}`),
      ...more,
      `${thousands(failed)} of ${count(read.records, 'record')} of the load \`${spec.name}\` would fail; ` +
        `\`max-failures: ${written(spec.limits.maxFailures)}\` does not allow that. Nothing was sent.`,
    ].join('\n'),
    { about: 'Look-up', findings: found, found: failed, checks: [CHECK] },
  )
}

const CHECK: LookUpCheckId = 'no-id'

/** Says of the first records what keeps them from being sent. */
export function tellOfUnresolved(
  { findings, failed, skipped, deleted }: ResolvedRecords,
  { spec, redact }: Pick<PreparedLoad, 'spec' | 'redact'>,
  say: Say,
): void {
  const [first] = findings
  if (first !== undefined) {
    const whose = `the load \`${spec.name}\` does not send`
    const what =
      failed.count === 1 ? `${whose} this record` : `the first of ${thousands(failed.count)} records that ${whose}`
    const message = `${what}. ${wordsOf(first, redact)}`
    tellOfWarnings([{ check: CHECK, ...placed(first.path, first.line, message) }], say)
  }
  if (skipped.count > 0)
    say.log(
      `${count(skipped.count, 'record')} left out, because one of ${agree(skipped.count, 'its', 'their')} values finds no record (\`on-missing: skip\`)`,
    )
  if (deleted.count > 0) say.log(`${count(deleted.count, 'record')} skipped: an earlier step has deleted them`)
}
