import { companyName } from './companies.ts'
import type { Row } from './csv.ts'
import { createRandom } from './random.ts'

/** Accounts as they were exported in a month; those of a later month are the same and some more. */
export function makeExport(month: string, count: number): Row[] {
  const random = createRandom(6)
  return Array.from({ length: count }, (_, index) => ({
    Ext_Id__c: `EXP-${String(index + 1).padStart(4, '0')}`,
    Name: companyName(random),
    Description: `As of ${month}`,
  }))
}
