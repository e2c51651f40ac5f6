import { CsvUpload } from '../../emulator/org/ingest/csv.ts'
import { createRecords, type Records } from '../../emulator/org/records/records.ts'
import { loadSchema, type SchemaOptions } from '../../emulator/org/store/schema.ts'
import type { StoredRecord } from '../../emulator/org/store/table.ts'
import type { IngestOperation } from '../../src/bulk/job.ts'
import type { Part } from '../../src/parts/part.ts'

const PRICED = { Id: '01u000000000001AAA', Product2Id: '01t000000000001AAA', Pricebook2Id: '01s000000000001AAA' }

/** What every org of these tests has: records that the files of cures refer to, or change. */
const RECORDS: readonly (readonly [object: string, record: StoredRecord])[] = [
  ['User', { Username: 'a@example.com', LastName: 'Loader' }],
  ['Account', { Id: '001000000000001AAA', Name: 'Acme', Ext_Id__c: 'A-1' }],
  ['Contact', { Id: '003000000000001AAA', LastName: 'Lee', Email: 'a@example.com', Ext_Id__c: 'C-1' }],
  ['Lead', { LastName: 'Lee', Company: 'Acme', Email: 'a@example.com', Ext_Id__c: 'L-1' }],
  ['Case', { Subject: 'Hi', Ext_Id__c: 'K-1' }],
  ['Group', { Name: 'Support', DeveloperName: 'Support', Type: 'Queue' }],
  ['Product2', { Id: '01t000000000001AAA', Name: 'Bolt', Ext_Id__c: 'B-1' }],
  ['Pricebook2', { Id: '01s000000000001AAA', Name: 'Standard' }],
  ['PricebookEntry', { ...PRICED, UnitPrice: '1', Ext_Id__c: 'E-1' }],
  ['ContentVersion', { Id: '068000000000001AAA', Title: 'a', PathOnClient: 'a.txt' }],
  ['Project__c', { Id: 'a00000000000001AAA', Name: 'P', Ext_Id__c: 'P-1' }],
  ['Invoice_Line__c', { Project__c: 'a00000000000001AAA', Quantity__c: '1', Ext_Id__c: 'I-1' }],
]

/** An org as its user sees it, with a few records. */
export function createEmulatedOrg(options: SchemaOptions = {}): Records {
  const org = createRecords(loadSchema(options), { seed: 7, now: () => Date.UTC(2026, 10, 24, 12) })
  for (const [object, record] of RECORDS)
    if (org.schema.describe(object)) org.insertDirectly(object, known(org, object, record))
  return org
}

/** Without the fields that are hidden from the user. */
function known(org: Records, object: string, record: StoredRecord): StoredRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => org.schema.field(object, name) !== undefined))
}

interface SentJob {
  readonly operation: IngestOperation
  readonly object: string
  readonly externalIdField?: string | undefined
}

/** Writes the body of a job into the org. Returns why the org refuses the job, or its records; nothing where all is right. */
export function send(
  org: Records,
  { operation, object, externalIdField }: SentJob,
  { body, part }: { readonly body: string; readonly part: Part },
): readonly string[] {
  const upload = new CsvUpload(Buffer.from(body), part)
  const key = externalIdField === undefined ? {} : { externalIdFieldName: externalIdField }
  const job = { object, operation, columns: upload.header.names, ...key }
  const noKey = externalIdField === undefined ? undefined : org.checkExternalId(object, externalIdField)
  const refusal = noKey ?? org.checkHeader(job)
  if (refusal !== undefined) return [refusal]
  const rows: (readonly string[])[] = []
  for (let record = upload.next(); record !== undefined; record = upload.next()) rows.push(record.values)
  return org.write({ ...job, rows }).flatMap((result) => (result.ok ? [] : [result.error]))
}
