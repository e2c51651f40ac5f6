import { expect, it } from '@jest/globals'
import { renderer } from '../../emulator/org/store/render.ts'
import { loadSchema } from '../../emulator/org/store/schema.ts'

const schema = loadSchema()

/** What result files show of a value, where they show what the org has made of it. */
function shown(field: string, value: string): string | undefined {
  const found = schema.field('Account', field)
  return found && renderer(found, 'stored')(value)
}

/** Source: SOAP API guide, "Field Types", Double, Currency and ID. */
it.each([
  ['Credit_Limit__c', '1.005', '1.01'],
  ['Credit_Limit__c', '1.004', '1'],
  ['Credit_Limit__c', '-0.995', '-1'],
  ['Credit_Limit__c', '2.50', '2.5'],
  ['Credit_Limit__c', '1.5e1', '15'],
  ['Credit_Limit__c', 'none', 'none'],
  ['Legacy_Id__c', '12345678901234567', '12345678901234567'],
  ['Legacy_Id__c', '12345678901234567.5', '12345678901234568'],
  ['ParentId', '001D000000IRtz2', '001D000000IRtz2IAD'],
  ['ParentId', '001d000000irtz2iad', '001D000000IRtz2IAD'],
  ['Name', 'Zoe\u0308', 'Zoë'],
  ['Customer_Since__c', '2026-01-31', '2026-01-31'],
])('%s sent as %s is shown as %s', (field, sent, expected) => expect(shown(field, sent)).toBe(expected))
