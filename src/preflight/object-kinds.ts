import type { IngestOperation } from '../bulk/job.ts'

/** A kind of object that Bulk API 2.0 does not load, or not with every operation. */
interface ObjectKind {
  /** The end of its API names. Source: Metadata API guide, "CustomObject", "File Suffix". */
  readonly ending: RegExp
  readonly allows: (operation: IngestOperation) => boolean
  /** Says what the object is, and what to use instead. */
  readonly instead: string
}

const KINDS: readonly ObjectKind[] = [
  {
    // Sources: Metadata API guide, "Custom Metadata Types (CustomObject)": no DML; Salesforce CLI Command Reference,
    // "cmdt generate records"; forcedotcom/dataloader issue 128.
    ending: /__mdt$/i,
    allows: () => false,
    instead:
      'is a custom metadata type. Its records are metadata, which are deployed and not loaded: make them from the CSV file with ' +
      '`sf cmdt generate records --csv … --type-name … --name-column …`, and deploy them with `sf project deploy start`.',
  },
  {
    // Source: Platform Events Developer Guide, "Publish Event Messages with Salesforce APIs": Bulk API 2.0 publishes them by
    // inserting; the Id that comes back does not identify a message.
    ending: /__e$/i,
    allows: (operation) => operation === 'insert',
    instead:
      'is a platform event. Events can only be published, with `operation: insert` or the REST API; they cannot be changed ' +
      'or deleted.',
  },
  {
    // Source: Big Objects Implementation Guide, "Populate a Custom Big Object": Bulk API 2.0 inserts into big objects, and a
    // record with the same index is overwritten; "Delete Data in a Custom Big Object".
    ending: /__b$/i,
    allows: (operation) => operation === 'insert',
    instead:
      'is a big object. Use `operation: insert`: a record with the same index overwrites the earlier one. To delete ' +
      'records, use deleteByExample() of the SOAP API or Database.deleteImmediate() in Apex.',
  },
  {
    // Source: Object Reference, "External Objects": the data is stored outside of the org.
    ending: /__x$/i,
    allows: () => false,
    instead:
      'is an external object. Its data is in another system, and the org only shows it: load the file into that system.',
  },
  {
    // Source: Change Data Capture Developer Guide, "Change Event Messages".
    ending: /ChangeEvent$/,
    allows: () => false,
    instead: 'is a change event. The org publishes such events when records change: load the object itself.',
  },
]

/** Says why Bulk API 2.0 does not load an object of this kind, and what to use instead; undefined for an object that it loads. */
export function refusedKind(object: string, operation: IngestOperation): string | undefined {
  const kind = KINDS.find(({ ending }) => ending.test(object))
  if (kind === undefined || kind.allows(operation)) return undefined
  return `\`object\`: ${object} ${kind.instead}`
}
