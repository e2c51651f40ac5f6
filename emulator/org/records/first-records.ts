import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import { insertDirectly } from './insert-directly.ts'

/** Adds the records that an org has from its start: its record types, profiles and the standard price book. */
export function addFirstRecords(store: Store): void {
  for (const record of recordTypes(store)) insertDirectly(store, 'RecordType', record)
  for (const profile of PROFILES) insertVisible(store, 'Profile', profile)
  insertVisible(store, 'Pricebook2', STANDARD_PRICE_BOOK)
}

/** Source: Salesforce Help, "Standard Profiles". */
const PROFILES = [
  { Name: 'System Administrator', UserType: 'Standard' },
  { Name: 'Standard User', UserType: 'Standard' },
  { Name: 'Minimum Access - Salesforce', UserType: 'Standard' },
]

/** Each org has one standard price book, which public reports say is inactive in a new sandbox.
 *  Source: Object Reference, "Pricebook2", `IsStandard`, and `IsActive`, which is false by default. */
const STANDARD_PRICE_BOOK = { Name: 'Standard Price Book', IsStandard: 'true', IsActive: 'false' }

function recordTypes({ schema }: Store): StoredRecord[] {
  return schema.objects.flatMap(({ name: SobjectType, recordTypeInfos }) =>
    recordTypeInfos
      .filter(({ master }) => !master)
      .map(({ recordTypeId: Id, name: Name, developerName: DeveloperName }) => {
        return { Id, Name, DeveloperName, SobjectType, IsActive: 'true' }
      }),
  )
}

/** Leaves out what the running user may not see, because the emulated org knows nothing else. */
function insertVisible(store: Store, object: string, values: StoredRecord): void {
  if (store.table(object) === undefined) return
  const visible = Object.entries(values).filter(([field]) => store.schema.field(object, field) !== undefined)
  insertDirectly(store, object, Object.fromEntries(visible))
}
