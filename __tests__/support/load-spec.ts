import type { LimitsSpec, LoadSpec, PaceSpec, SourceSpec } from '../../src/inputs/load-spec.ts'

/** What a test says of a load; all else is as the inputs' defaults have it. */
export interface SpecOverrides
  extends Partial<Pick<LoadSpec, 'operation' | 'object' | 'externalIdField' | 'assignmentRuleId' | 'preflight'>> {
  readonly source?: Partial<SourceSpec>
  readonly pace?: Partial<PaceSpec>
  readonly limits?: Partial<LimitsSpec>
}

/** An insert of accounts that any share of failures may not stop. */
export function aSpec({ source, pace, limits, ...target }: SpecOverrides = {}): LoadSpec {
  const { operation = 'insert', object = 'Account' } = target
  return {
    name: `${object}-${operation}`,
    operation,
    object,
    externalIdField: operation === 'upsert' ? 'Ext_Id__c' : undefined,
    assignmentRuleId: undefined,
    preflight: 'off',
    ...target,
    source: {
      files: ['*.csv'],
      encoding: 'utf-8',
      ifNoFilesFound: 'error',
      columnDelimiter: undefined,
      blankFields: 'ignore',
      sortBy: [],
      duplicateKeys: 'send',
      ...source,
    },
    pace: {
      concurrency: { mode: 'parallel', jobs: 5 },
      maxJobBytes: 100_000_000,
      maxJobRecords: undefined,
      retries: 3,
      ...pace,
    },
    limits: {
      canary: 0,
      stopEarly: 1,
      maxFailures: { kind: 'count', count: 0 },
      maxRecords: undefined,
      confirmHardDelete: [],
      ...limits,
    },
  }
}
