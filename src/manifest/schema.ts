import { z } from 'zod/mini'
import { COLUMN_DELIMITERS } from '../csv/dialect.ts'

/** How editors show a value; the parser gets every value as text. */
interface Shown {
  readonly description: string
  readonly examples?: readonly unknown[]
  /** The only values that there are. */
  readonly words?: readonly string[]
}

/** Texts, numbers and words of YAML: all are read as they are written. */
function value(shown: Shown) {
  return z.string().check(z.meta({ ...shown, isScalar: true }))
}

function words(list: readonly string[], description: string) {
  return value({ description, words: list })
}

function oneOrMore(shown: Shown) {
  return z.union([z.string(), z.array(z.string()).check(z.minLength(1))]).check(z.meta({ ...shown }))
}

const onMissing = words(
  ['fail', 'blank', 'skip'],
  'What becomes of a record whose value finds nothing: it counts as failed, goes without the value, or is left out.',
)

const Column = z
  .union([
    value({ description: 'The field that the column fills.' }),
    z.strictObject({
      to: value({ description: 'The field that the column fills.', examples: ['AccountId'] }),
      lookup: z.optional(
        value({ description: 'The object whose record has the value; its Id is sent.', examples: ['User'] }),
      ),
      ref: z.optional(value({ description: 'The load of this manifest that put the record in; its Id is sent.' })),
      by: z.optional(
        oneOrMore({ description: 'The field, or fields, by which the record is found.', examples: ['DeveloperName'] }),
      ),
      'on-missing': z.optional(onMissing),
      otherwise: z.optional(value({ description: 'A key to use where the value finds nothing.' })),
    }),
  ])
  .check(z.meta({ description: 'A field, or how the values of the column become Ids.' }))

const conditions = z.record(z.string(), oneOrMore({ description: 'A value of the column, or a list of values.' }))

/** What a load has beside its name, its object and its files; `defaults` may have it for all loads. */
const settings = {
  'external-id-field': z.optional(value({ description: 'The field by which an upsert finds records.' })),
  key: z.optional(
    oneOrMore({ description: 'A field, or fields, by which records are found in place of Id or an external id.' }),
  ),
  'max-failures': z.optional(
    value({ description: 'Records that may fail: a number or a share.', examples: [0, '1%'] }),
  ),
  'duplicate-keys': z.optional(words(['stop', 'last', 'send'], 'What becomes of records with the same key.')),
  encoding: z.optional(value({ description: 'The encoding of the files.', examples: ['windows-1252'] })),
  'blank-fields': z.optional(words(['ignore', 'clear'], 'Whether a blank value empties the field.')),
  'sort-by': z.optional(oneOrMore({ description: 'Columns by which records are sorted before they are sent.' })),
  concurrency: z.optional(
    value({ description: 'How many jobs run at the same time.', examples: ['parallel', 'serial', 2] }),
  ),
  'job-size-mb': z.optional(value({ description: 'The most megabytes of one job.', examples: [100] })),
  'job-records': z.optional(value({ description: 'The most records of one job.' })),
  canary: z.optional(value({ description: 'Records that are sent first, in a job of their own.' })),
  'stop-early': z.optional(value({ description: 'The share of failed records at which no more jobs begin.' })),
  retries: z.optional(value({ description: 'Rounds of retry.' })),
  'assignment-rule-id': z.optional(value({ description: 'The assignment rule for cases and leads.' })),
  'column-delimiter': z.optional(words(['auto', ...COLUMN_DELIMITERS], 'The delimiter of the files.')),
  'if-no-files-found': z.optional(words(['error', 'warn', 'ignore'], 'What becomes of the step without files.')),
  'on-failure': z.optional(
    words(
      ['stop', 'skip', 'continue'],
      'What becomes of the loads that need this one, if too many of its records fail.',
    ),
  ),
  'on-missing': z.optional(onMissing),
  'optional-columns': z.optional(
    oneOrMore({ description: 'Columns that are left out where the org lacks the field.' }),
  ),
  'leave-out': z.optional(oneOrMore({ description: 'Columns that are not sent.' })),
}

const Load = z.strictObject({
  name: value({ description: 'Letters, digits and hyphens; also the name of the folder with the results.' }),
  object: value({ description: 'The API name of the object.', examples: ['Account'] }),
  operation: words(['insert', 'update', 'upsert', 'delete', 'hardDelete'], 'What becomes of the records.'),
  files: oneOrMore({ description: 'The CSV files: globs, relative to `working-directory`.' }),
  ...settings,
  columns: z.optional(z.record(z.string(), Column)),
  constants: z.optional(z.record(z.string(), value({ description: 'The value of the field in every record.' }))),
  where: z.optional(conditions),
  'where-not': z.optional(conditions),
  needs: z.optional(oneOrMore({ description: 'Loads that come before this one.' })),
})

const Check = z.strictObject({
  soql: value({ description: 'A query that counts.', examples: ['SELECT COUNT() FROM Account'] }),
  equals: z.optional(value({ description: 'The count has to be this.' })),
  'at-least': z.optional(value({ description: 'The count has to be this or more.' })),
  'at-most': z.optional(value({ description: 'The count has to be this or less.' })),
})

/** The form of a manifest, as far as it can be told without what its values mean. */
export const ManifestForm = z.strictObject({
  version: words(['1'], 'The version of this form.'),
  defaults: z.optional(z.strictObject(settings)),
  loads: z.array(Load).check(z.minLength(1)),
  checks: z.optional(z.array(Check).check(z.minLength(1))),
})

export type ManifestForm = z.infer<typeof ManifestForm>
