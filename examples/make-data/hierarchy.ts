import { companyName } from './companies.ts'
import type { Row } from './csv.ts'
import { createRandom } from './random.ts'

const groupKey = (index: number) => `GRP-${String(index + 1).padStart(3, '0')}`

/** Makes accounts that are each the parent of a group of companies. */
export function makeGroups(count: number): Row[] {
  const random = createRandom(3)
  return Array.from({ length: count }, (_, index) => ({
    Ext_Id__c: groupKey(index),
    Name: `${companyName(random)} Group`,
  }))
}

/** Makes subsidiaries of the accounts of `makeGroups(groups)`, which must be loaded first. */
export function makeSubsidiaries(count: number, groups: number): Row[] {
  const random = createRandom(4)
  return Array.from({ length: count }, (_, index) => ({
    Ext_Id__c: `SUB-${String(index + 1).padStart(4, '0')}`,
    Name: companyName(random),
    'Parent.Ext_Id__c': groupKey(random.below(groups)),
  }))
}
