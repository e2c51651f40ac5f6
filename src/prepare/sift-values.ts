import { tellOfWarnings } from '../begin/tell.ts'
import { NO_COUNTS } from '../counts.ts'
import { encodeFields } from '../csv/fields.ts'
import { PreflightError } from '../errors.ts'
import { type FileWarning, placed } from '../files/file-warnings.ts'
import { leaveOut, type ReadFiles } from '../files/read-files.ts'
import type { ReadOptions } from '../files/read-options.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { RefusedRecords } from '../load/ready-load.ts'
import { type Describer, describeIfPossible, type ObjectDescribe } from '../org/describe.ts'
import { countRecords, type Part } from '../parts/part.ts'
import type { PartRecord } from '../parts/part-records.ts'
import { sourceValues } from '../parts/sent-columns.ts'
import { exceeds, written } from '../report/verdict.ts'
import type { Say } from '../step.ts'
import { agree, count, thousands } from '../text/words.ts'
import { checkValues } from '../value-checks/check-values.ts'
import type { CheckedLoad } from '../value-checks/column-plan.ts'
import type { CheckedValues, ClearedField } from '../value-checks/findings.ts'
import { type HeaderFinding, headerFinding } from '../value-checks/header-words.ts'
import { readPrefixes } from '../value-checks/prefixes.ts'
import { createRecordCheck, errorText } from '../value-checks/record-check.ts'

/** What was read, without the records that the org would refuse. */
export interface Sifted {
  readonly read: ReadFiles
  readonly refused: RefusedRecords
  /** How many records are sent all the same, though the org would refuse them: only with `preflight: warn`. */
  readonly wouldFail: number
  /** Fields that records clear with `#N/A`. */
  readonly clears: readonly ClearedField[]
}

/** How the values of a load are checked. */
export interface Sifting {
  readonly spec: LoadSpec
  readonly options: ReadOptions
  /** Undefined where nobody describes the object: then only what needs no describe is checked. */
  readonly describer: Describer | undefined
  readonly redact: boolean
  readonly say: Say
}

/**
 * Looks at the values of all records before anything is sent, unless `preflight` is `off`: warns of odd ones, and leaves out records
 * that the org would refuse, unless `preflight` is `warn`. Throws PreflightError where those are more than `max-failures` allows.
 */
export async function siftValues(read: ReadFiles, { spec, options, describer, redact, say }: Sifting): Promise<Sifted> {
  if (spec.preflight === 'off') return { read, refused: NONE_REFUSED, wouldFail: 0, clears: [] }
  const { operation, externalIdField } = spec
  // Where the org does not describe the object, a warning has said so.
  const describe = describer && (await describeIfPossible(spec.object, describer))
  const headers = read.files.flatMap(({ header }) => (header === undefined ? [] : [header.columns]))
  const prefixes = describer && describe && (await readPrefixes(headers, describe, describer))
  const load = { operation, externalIdField, ...(prefixes && { prefixes }) }
  const checked = await checkValues(read.files, {
    ...load,
    describe,
    signal: options.signal,
    showsValues: !redact,
  })
  const { warnings, clears } = checked
  tellOfWarnings(warnings, say)
  const among = checked.headers.map(headerFinding)
  if (among.length > 0 && spec.preflight === 'stop') throw severalHeaders(among)
  tellOfWarnings(
    among.map(({ check, path, line, message }) => ({ check, ...placed(path, line, message) })),
    say,
  )
  if (checked.refused.count === 0) return { read, refused: NONE_REFUSED, wouldFail: 0, clears }
  if (spec.preflight === 'warn') {
    tellOfWarnings(wouldFail(checked), say)
    return { read, refused: NONE_REFUSED, wouldFail: countSent(read, checked.refused), clears }
  }
  const left = await leaveOut(read, checked.refused, options)
  const refused = countRecords(left.refused)
  if (exceeds({ ...NO_COUNTS, read: read.records, failed: refused }, spec.limits.maxFailures))
    throw tooMany(checked, refused, read.records, spec)
  if (refused > 0) tellOfWarnings(notSent(checked, refused), say)
  return { read: left, refused: { parts: left.refused, errorOf: errorOf(describe, load) }, wouldFail: 0, clears }
}

/** Counts the records of a kind that are sent, which are all but those with the key of a later one. */
function countSent({ records, waves }: ReadFiles, { count: all, has }: CheckedValues['refused']): number {
  if (waves === undefined) return all
  let sent = 0
  for (let ordinal = 0; ordinal < records; ordinal++) if (has(ordinal) && waves.waveOf(ordinal) !== 0) sent++
  return sent
}

const NONE_REFUSED: RefusedRecords = { parts: [], errorOf: () => '' }

/** Decides once more of a record what was decided of it before, so that nothing has to be kept of each. */
function errorOf(describe: ObjectDescribe | undefined, load: CheckedLoad) {
  const checks = new Map<Part['columns'], ReturnType<typeof createRecordCheck>>()
  return (record: PartRecord, part: Part): string => {
    const { columns } = part
    const values = sourceValues(record, part)
    const check = checks.get(columns) ?? createRecordCheck({ columns, columnDelimiter: 'COMMA' }, describe, load)
    checks.set(columns, check)
    const bytes = Buffer.from(encodeFields(values, ','))
    const refusal = check(bytes, 0, bytes.length)
    return refusal === undefined ? '' : errorText(refusal)
  }
}

/** Stops a load with headers among its records, whatever `max-failures` is: records below them may be shifted. */
function severalHeaders(findings: readonly HeaderFinding[]): PreflightError {
  const lines = findings.map(({ path, line, message }) => `${path} line ${line}: ${message}`)
  const wayRound = 'If one of these lines is a record, load it from a file of its own with `preflight: warn`.'
  return new PreflightError([...lines, `Nothing was sent. ${wayRound}`].join('\n'), {
    about: 'Value',
    findings,
    found: findings.length,
    checks: ['header-again'],
  })
}

/** Stops a load in which too many records would fail, and names the first of them with file and line. */
function tooMany(
  { refused }: CheckedValues,
  number: number,
  read: number,
  { name, limits, manifest }: LoadSpec,
): PreflightError {
  const findings = refused.findings.map(({ path, line, check, message, cure }) => ({
    path,
    line,
    check,
    message: `${message} ${cure}`,
  }))
  const listed = findings.map(({ path, line, message }) => `${path} line ${line}: ${message}`)
  const rest = number - listed.length
  const records = `${count(read, 'record')}${manifest === undefined ? '' : ` of the load \`${name}\``}`
  return new PreflightError(
    [
      ...listed,
      ...(rest > 0
        ? [`The first ${listed.length} are listed, ${thousands(rest)} more ${agree(rest, 'was', 'were')} found.`]
        : []),
      `The org would refuse ${thousands(number)} of ${records}; \`max-failures: ${written(limits.maxFailures)}\` does ` +
        'not allow that. Nothing was sent. (With `preflight: warn`, the files are sent anyway.)',
    ].join('\n'),
    { about: 'Value', findings, found: number, checks: findings.map(({ check }) => check) },
  )
}

/** Says which records are not sent, where `max-failures` allows for them. */
function notSent({ refused }: CheckedValues, number: number): readonly FileWarning[] {
  const [first] = refused.findings
  if (first === undefined) return []
  const what = number === 1 ? 'the record is' : `the first of ${thousands(number)} records that are`
  const message = `${what} not sent, since the org would refuse ${agree(number, 'it', 'them')}. ${first.message} ${first.cure}`
  return [{ check: first.check, ...placed(first.path, first.line, message) }]
}

/** Says which records the org would refuse, where they are sent all the same. */
function wouldFail({ refused }: CheckedValues): readonly FileWarning[] {
  return refused.findings.map(({ path, line, check, message, cure }) => ({
    check,
    ...placed(path, line, `${message} ${cure}`),
  }))
}
