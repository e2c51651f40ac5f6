import { hierarchyViolated } from '../store/row-errors.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import type { ObjectRules } from './object-rules.ts'
import { idOf } from './references.ts'

/** No account is above itself. Source: sfdcdevelopers.com, "Salesforce Account Parent-Child Circular Relationship". */
export const ACCOUNT_RULES: ObjectRules = {
  refuseChange: (store, existing, { ParentId = '' }) =>
    isBelow(store, ParentId, idOf(existing)) ? hierarchyViolated('ParentId') : undefined,
}

/** Whether the account with `id` is the one with `topId`, or below it. */
function isBelow(store: Store, id: string, topId: string): boolean {
  const seen = new Set<string>()
  let account: StoredRecord | undefined = store.table('Account')?.get(id)
  while (account !== undefined && !seen.has(idOf(account))) {
    if (idOf(account) === topId) return true
    seen.add(idOf(account))
    account = store.table('Account')?.get(account.ParentId ?? '')
  }
  return false
}
