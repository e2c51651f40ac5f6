import { INTERNAL_BATCH_RECORDS, type JobRequest, OPERATIONS } from '../bulk/job.ts'
import type { ColumnsSpec } from '../columns/columns-spec.ts'
import { COLUMN_DELIMITERS, type ColumnDelimiter } from '../csv/dialect.ts'
import { InputError } from '../errors.ts'
import type { DuplicateKeys } from '../files/duplicate-keys.ts'
import { parseApiName } from './api-name.ts'
import { parseAssignmentRuleId } from './assignment-rule.ts'
import { parseColumns } from './columns.ts'
import { type Concurrency, parseConcurrency } from './concurrency.ts'
import { INPUT_DEFAULTS } from './defaults.ts'
import { parseEncoding } from './encoding.ts'
import { parseExternalIdField } from './external-id-field.ts'
import { parseFiles } from './files.ts'
import { parseJobRecords, parseJobSize } from './job-limits.ts'
import { type MaxFailures, parseMaxFailures } from './max-failures.ts'
import { type Operation, parseOperation } from './operation.ts'
import type { InputReader } from './reader.ts'
import { parseStopEarly } from './stop-early.ts'
import { parseWholeNumber } from './whole-number.ts'
import { parseWord } from './words.ts'

/** What one load is: which records become what in the org, and how far it may go. */
export interface LoadSpec extends LoadTarget {
  /** Tells the loads of a step apart; also the name of the folder of its result files. */
  readonly name: string
  readonly source: SourceSpec
  readonly pace: PaceSpec
  readonly limits: LimitsSpec
  /** Undefined for a load that the inputs of the step describe. */
  readonly manifest?: ManifestSpec
}

/** What only a manifest says of a load. */
export interface ManifestSpec {
  /** The manifest as users know it. */
  readonly path: string
  readonly columns: ColumnsSpec
  /** The line of the manifest on which each constant is, from 1. */
  readonly constantLines?: ReadonlyMap<string, number>
  /** Names of the loads that come before it. */
  readonly needs: readonly string[]
  readonly onFailure: OnFailure
  /** What becomes of a record whose key finds nothing, unless it is put in then. */
  readonly onMissing: 'fail' | 'skip'
}

/** What becomes of the loads that need one whose records fail too often: the step ends, they are skipped, or they go on. */
export type OnFailure = 'stop' | 'skip' | 'continue'

/** What records become. */
export interface LoadTarget {
  readonly operation: Operation
  /** API name. */
  readonly object: string
  /** Only with `upsert`, and always then. */
  readonly externalIdField: string | undefined
  readonly assignmentRuleId: string | undefined
  readonly preflight: PreflightMode
}

/** Where records come from, and how their files are read. */
export interface SourceSpec {
  /** Glob patterns, relative to the working directory; `!` excludes. */
  readonly files: readonly string[]
  /** The encoding of all files, by its name in the WHATWG Encoding standard, such as `shift_jis`. */
  readonly encoding: string
  /** What becomes of the step when there is nothing to load. */
  readonly ifNoFilesFound: IfNoFilesFound
  /** The delimiter of all files; found in each header when undefined. */
  readonly columnDelimiter: ColumnDelimiter | undefined
  /** `clear`: a blank value empties the field. */
  readonly blankFields: 'ignore' | 'clear'
  /** Columns that records are ordered by before they are sent; none keeps the order of the files. */
  readonly sortBy: readonly string[]
  /** What becomes of records that have the same key; nothing for an insert, which has none. */
  readonly duplicateKeys: DuplicateKeys
}

/** `error`: the step fails. `warn` and `ignore`: it passes, with or without a warning. */
export type IfNoFilesFound = 'error' | 'warn' | 'ignore'

/** How fast records are sent. */
export interface PaceSpec {
  readonly concurrency: Concurrency
  /** Largest upload of one job, header included. */
  readonly maxJobBytes: number
  readonly maxJobRecords: number | undefined
  /** Rounds of retry; 0 for none. */
  readonly retries: number
}

/** What stops a load, and what fails it. */
export interface LimitsSpec {
  /** Records that are sent first, as a job of their own; 0 for none. */
  readonly canary: number
  /** Share, from 0 to 1, of the finished records that may fail before no further jobs are started; 1 never stops. */
  readonly stopEarly: number
  readonly maxFailures: MaxFailures
  /** More records than this are not sent at all. */
  readonly maxRecords: number | undefined
  /** API names of the objects whose records may be removed for good, by `hardDelete`. */
  readonly confirmHardDelete: readonly string[]
}

/** Whether problems that describe shows stop the load, are warnings, or are not looked for. */
export type PreflightMode = 'stop' | 'warn' | 'off'

/** Reads the one load that the inputs of a step describe; undefined where an input is wrong.
 *
 *  @param instead a sentence, after a blank, on what else can be done where the load is not described */
export function readLoad(reader: InputReader, instead = ''): LoadSpec | undefined {
  const operation = () => parseOperation(reader.textOf('operation'), instead)
  const object = () => parseObject(reader.textOf('object'), instead)
  const target = reader.group<LoadTarget>({
    operation: ['operation', operation],
    object: ['object', object],
    externalIdField: ['external-id-field', (text) => parseExternalIdField(text, operation())],
    assignmentRuleId: ['assignment-rule-id', (text) => parseAssignmentRuleId(text, object())],
    preflight: ['preflight', (text) => parseWord('preflight', text, ['stop', 'warn', 'off'])],
  })
  const source = reader.group<SourceSpec>({
    files: ['files', (text) => parseFiles(text, instead)],
    encoding: ['encoding', parseEncoding],
    ifNoFilesFound: ['if-no-files-found', (text) => parseWord('if-no-files-found', text, ['error', 'warn', 'ignore'])],
    columnDelimiter: ['column-delimiter', parseColumnDelimiter],
    blankFields: ['blank-fields', (text) => parseWord('blank-fields', text, ['ignore', 'clear'])],
    sortBy: ['sort-by', (text) => parseColumns('sort-by', text)],
    duplicateKeys: ['duplicate-keys', (text) => parseWord('duplicate-keys', text, ['stop', 'last', 'send'])],
  })
  const pace = reader.group<PaceSpec>({
    concurrency: ['concurrency', parseConcurrency],
    maxJobBytes: ['job-size-mb', parseJobSize],
    maxJobRecords: ['job-records', parseJobRecords],
    retries: ['retries', (text) => parseNumber('retries', text, { least: 0, most: MOST_RETRIES })],
  })
  const limits = reader.group<LimitsSpec>({
    canary: ['canary', (text) => parseNumber('canary', text, { least: 0 })],
    stopEarly: ['stop-early', parseStopEarly],
    maxFailures: ['max-failures', parseMaxFailures],
    maxRecords: ['max-records', (text) => parseWholeNumber('max-records', text, { least: 1 })],
    confirmHardDelete: ['confirm-hard-delete', parseConfirmHardDelete],
  })
  if (target === undefined || source === undefined || pace === undefined || limits === undefined) return undefined
  return { name: `${target.object}-${target.operation}`, ...target, source, pace, limits }
}

/** Each round waits longer than the one before; what failed in ten fails in the eleventh. */
const MOST_RETRIES = 10

function parseColumnDelimiter(text: string): ColumnDelimiter | undefined {
  const word = parseWord('column-delimiter', text, ['auto', ...COLUMN_DELIMITERS])
  return word === 'auto' ? undefined : word
}

/** Splits API names at lines, commas and blanks: no name holds one of them. */
function parseConfirmHardDelete(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '')
}

function parseObject(text: string, instead: string): string {
  if (text === '')
    throw new InputError([`\`object\` is missing. Give the API name, such as \`Account\` or \`Invoice__c\`.${instead}`])
  return parseApiName('object', text, '`Account` or `Invoice__c`')
}

/** Reads a number that has a default. */
function parseNumber(input: 'canary' | 'retries', text: string, range: { least: number; most?: number }): number {
  return parseWholeNumber(input, text, range) ?? Number(INPUT_DEFAULTS[input])
}

/** The column whose value names a record of the org; undefined for an insert. */
export function keyColumnOf({ operation, externalIdField }: LoadTarget): string | undefined {
  const { key } = OPERATIONS[operation]
  if (key === 'none') return undefined
  return key === 'Id' ? key : externalIdField
}

/** The most records of one job. One internal batch a job, in file order, is what stands in for a serial mode: Bulk API 2.0 has
 *  none. Source: Bulk API 2.0 guide, "Get Information About an Ingest Job", `concurrencyMode`. */
export function mostJobRecords({ concurrency, maxJobRecords }: PaceSpec): number {
  const most = maxJobRecords ?? Number.POSITIVE_INFINITY
  return concurrency.mode === 'serial' ? Math.min(most, INTERNAL_BATCH_RECORDS) : most
}

/** What each job of the load is asked for with. */
export function jobRequest({
  object,
  operation,
  externalIdField,
  assignmentRuleId,
}: LoadTarget): Omit<JobRequest, 'lineEnding' | 'columnDelimiter'> {
  return {
    object,
    operation,
    ...(externalIdField === undefined ? {} : { externalIdFieldName: externalIdField }),
    ...(assignmentRuleId === undefined ? {} : { assignmentRuleId }),
  }
}
