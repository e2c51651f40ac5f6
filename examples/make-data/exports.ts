import { companyName } from './companies.ts'
import type { Row } from './csv.ts'
import { createRandom } from './random.ts'

/** Makes the accounts of a monthly export. A later month has the same accounts, and some more. */
export function makeExport(month: string, count: number): Row[] {
  const random = createRandom(6)
  return Array.from({ length: count }, (_, index) => ({
    Ext_Id__c: `EXP-${String(index + 1).padStart(4, '0')}`,
    Name: companyName(random),
    Description: `As of ${month}`,
  }))
}
