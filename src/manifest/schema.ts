import { z } from 'zod/mini'
import { COLUMN_DELIMITERS } from '../csv/dialect.ts'
import { oneOrMore, value, words } from './schema-values.ts'

function onMissing(where: string, more = '') {
  return words(
    ['fail', 'blank', 'skip'],
    `What to do with a record ${where} finds nothing: \`fail\` counts the record as failed and does not send it, \`blank\` sends the record without the value, \`skip\` leaves the record out. A value that finds several records always fails.${more} Default: \`fail\`.`,
  )
}

const Column = z
  .union([
    value({ description: 'API name of the field that the column fills.' }),
    z.strictObject({
      to: value({
        description: 'API name of the field that the column fills.',
        examples: ['AccountId'],
      }),
      lookup: z.optional(
        value({
          description:
            'API name of an object. The step searches the org for the record of this object that has the value of the column, and sends its Id. `Queue` searches the queues. Not together with `ref`.',
          examples: ['User'],
        }),
      ),
      ref: z.optional(
        value({
          description:
            'Name of another load of this manifest. The step takes the Id of the record that this load created, updated or found. Not together with `lookup`.',
          examples: ['accounts'],
        }),
      ),
      by: z.optional(
        oneOrMore({
          description:
            'What to find the record by. With `lookup`: one or more fields of that object, or of objects that it refers to. With `ref`: one or more columns in the files of that load. With several, each is also the name of a column of this file; the column that is mapped stands for the one that the file lacks. Required with `lookup` and `ref`.',
          examples: ['DeveloperName', ['Product2.ProductCode', 'Pricebook2.Name']],
        }),
      ),
      'on-missing': z.optional(onMissing('whose value in this column')),
      otherwise: z.optional(
        value({
          description:
            'Value to search for in place of one that finds nothing. If this finds nothing either, the record fails. Only if `by` is a single name, and not together with `on-missing`.',
          examples: ['admin@example.com'],
        }),
      ),
    }),
  ])
  .check(
    z.meta({
      description: 'API name of the field that the column fills, or a map that says how the values become Ids.',
    }),
  )

function conditions(description: string) {
  return z
    .record(z.string(), oneOrMore({ description: 'A value of the column, or a list of values.' }))
    .check(z.meta({ description, examples: [{ Status: ['Active', 'Trial'] }] }))
}

/** What a load has beside its name, its object and its files; `defaults` may have it for all loads. */
const settings = {
  'external-id-field': z.optional(
    value({
      description:
        'API name of the field that identifies a record. Required for `upsert` without `key`, not allowed for other operations. May be `Id`.',
      examples: ['Ext_Id__c'],
    }),
  ),
  key: z.optional(
    oneOrMore({
      description:
        'API names of one or more fields that identify a record, if there is no external id. The step searches the org for the records with these values first. For `update`, `upsert`, `delete` and `hardDelete`; not together with `external-id-field`.',
      examples: [['Pricebook2Id', 'Product2Id']],
    }),
  ),
  'max-failures': z.optional(
    value({
      description:
        'How many records of the load may fail before the load, and with it the step, fails: a number, or a share of the records read. Default: `0`.',
      examples: [25, '2.5%'],
    }),
  ),
  'duplicate-keys': z.optional(
    words(
      ['stop', 'last', 'send'],
      'What to do if several records of the load have the same external id or Id: `stop` lists them and sends nothing, `last` sends only the last record of each, `send` sends all of them in order. With `key`, only `stop` is possible. Default: `stop`.',
    ),
  ),
  encoding: z.optional(
    value({
      description: 'Encoding of the files, by any label of the WHATWG Encoding standard. Default: `utf-8`.',
      examples: ['windows-1252'],
    }),
  ),
  'blank-fields': z.optional(
    words(
      ['ignore', 'clear'],
      'What a blank value does to its field: `ignore` leaves the field as it is, `clear` empties it. Default: `ignore`.',
    ),
  ),
  'sort-by': z.optional(
    oneOrMore({
      description:
        'Columns to sort the records by before they are sent, under their names in the file or the names of the fields that they fill. The order of the files is kept without it.',
      examples: ['Account key'],
    }),
  ),
  concurrency: z.optional(
    value({
      description:
        'How many jobs of the load run in the org at once: `parallel` (5), a number from 1 to 25, or `serial`, one after the other in the order of the files. Default: `parallel`.',
      examples: ['serial'],
    }),
  ),
  'job-size-mb': z.optional(
    value({
      description: 'Largest upload of one job, in units of 1,000,000 bytes; from 1 to 150. Default: `100`.',
      examples: [50],
    }),
  ),
  'job-records': z.optional(
    value({ description: 'Most records in one job. There is no limit without it.', examples: [50000] }),
  ),
  canary: z.optional(
    value({
      description:
        'Number of records to send first, in a job of their own. The rest is sent only if the share of these records that fails is within `max-failures`. Default: `0`.',
      examples: [200],
    }),
  ),
  'stop-early': z.optional(
    value({
      description:
        'Starts no more jobs of the load once more than this share of the finished records has failed. Default: `50%`.',
      examples: ['10%'],
    }),
  ),
  retries: z.optional(
    value({
      description:
        'How many rounds of retry there are for records that failed for a temporary reason; from 0 to 10. Default: `3`.',
      examples: [5],
    }),
  ),
  'assignment-rule-id': z.optional(
    value({
      description: 'Id of the assignment rule to run, for `Case` and `Lead`.',
      examples: ['01Q5g000000abcDEAQ'],
    }),
  ),
  'column-delimiter': z.optional(
    words(
      ['auto', ...COLUMN_DELIMITERS],
      'What separates the columns in the files. `auto` detects it in the header of each file. Default: `auto`.',
    ),
  ),
  'if-no-files-found': z.optional(
    words(
      ['error', 'warn', 'ignore'],
      'What to do if the load has no files, or only files without records: `error` fails the step, `warn` goes on with a warning, `ignore` goes on without one. Default: `error`.',
    ),
  ),
  'on-failure': z.optional(
    words(
      ['stop', 'skip', 'continue'],
      'What to do if this load fails: `stop` starts no further load, `skip` does not run the loads that need this one and runs all others, `continue` runs those that need it too. Default: `stop`.',
    ),
  ),
  'on-missing': z.optional(
    onMissing(
      'if a value in one of its columns, or its key,',
      ' A key that finds nothing is no value to leave blank: with `blank`, too, its record fails.',
    ),
  ),
  'optional-columns': z.optional(
    oneOrMore({
      description:
        'Columns that are left out if the org lacks their field, under their names in the file or the names of the fields that they fill. Any other column without a field stops the step.',
      examples: ['CurrencyIsoCode'],
    }),
  ),
  'leave-out': z.optional(
    oneOrMore({ description: 'Columns of the files that are not sent.', examples: ['Internal notes'] }),
  ),
}

const Load = z
  .strictObject({
    name: value({
      description:
        'Name of the load: letters, digits and hyphens. It names the folder of the results, other loads refer to the load by it, and later runs recognise the load by it.',
      examples: ['accounts'],
    }),
    object: value({ description: 'API name of the object to load into.', examples: ['Account'] }),
    operation: words(
      ['insert', 'update', 'upsert', 'delete', 'hardDelete'],
      'What to do with the records: `insert`, `update`, `upsert`, `delete` or `hardDelete`.',
    ),
    files: oneOrMore({
      description:
        'CSV files of the load: a glob or a list of globs, relative to the input `working-directory`. A glob that starts with `!` excludes files. Several loads may read the same file.',
      examples: ['data/accounts/*.csv', ['data/*.csv', '!data/old.csv']],
    }),
    ...settings,
    columns: z.optional(
      z.record(z.string(), Column).check(
        z.meta({
          description:
            'Columns of the files, and what becomes of each: the field that it fills, or a map that says how its values become Ids. A column that is not listed fills the field of its own name.',
          examples: [{ Company: 'Name' }],
        }),
      ),
    ),
    constants: z.optional(
      z.record(z.string(), value({ description: 'The value of the field in every record.' })).check(
        z.meta({
          description: 'Fields that have the same value in every record of the load.',
          examples: [{ LeadSource: 'Import' }],
        }),
      ),
    ),
    where: z.optional(
      conditions(
        'Loads only the records that have one of these values in each of these columns. Upper and lower case differ; blanks at the ends of a value do not count.',
      ),
    ),
    'where-not': z.optional(
      conditions(
        'Leaves out the records that have one of these values in one of these columns. Upper and lower case differ; blanks at the ends of a value do not count.',
      ),
    ),
    needs: z.optional(
      oneOrMore({
        description:
          'Names of loads that come before this one, beside those that its columns refer to: these come first anyway.',
        examples: ['products'],
      }),
    ),
  })
  .check(z.meta({ description: 'One object, one operation, and the files with its records.' }))

const Check = z
  .strictObject({
    soql: value({
      description: 'A query that counts records: `SELECT COUNT() FROM …`.',
      examples: ["SELECT COUNT() FROM Account WHERE Site = 'seed 7'"],
    }),
    equals: z.optional(value({ description: 'The count has to be this number.', examples: [120] })),
    'at-least': z.optional(value({ description: 'The count has to be this number or more.', examples: [100] })),
    'at-most': z.optional(value({ description: 'The count has to be this number or less.', examples: [150] })),
  })
  .check(z.meta({ description: 'A count that has to hold after the loads, and what it has to be.' }))

/** The form of a manifest, as far as it can be told without what its values mean. */
export const ManifestForm = z.strictObject({
  version: words(['1'], 'Version of this form. The only one is `1`.'),
  defaults: z.optional(
    z.strictObject(settings).check(
      z.meta({
        description:
          'Settings for all loads that do not say otherwise. They may have every key of a load except `name`, `object`, `operation`, `files`, `columns`, `constants`, `where`, `where-not` and `needs`.',
        examples: [{ 'max-failures': '1%' }],
      }),
    ),
  ),
  loads: z
    .array(Load)
    .check(z.minLength(1))
    .check(
      z.meta({
        description: 'The loads, in any order: the step finds out which has to come first.',
      }),
    ),
  checks: z.optional(
    z
      .array(Check)
      .check(z.minLength(1))
      .check(
        z.meta({
          description: 'Counts that have to hold in the org after the loads. If one does not, the step fails.',
        }),
      ),
  ),
})

export type ManifestForm = z.infer<typeof ManifestForm>
