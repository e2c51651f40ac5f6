import { InputError } from '../errors.ts'
import { parseApiName } from './api-name.ts'
import type { Operation } from './operation.ts'

/** The external id field, which upsert requires and every other operation refuses. Throws InputError. */
export function parseExternalIdField(text: string, operation: Operation): string | undefined {
  switch (operation) {
    case 'insert':
    case 'update':
    case 'delete':
    case 'hardDelete':
      if (text === '') return undefined
      throw new InputError([
        '`external-id-field` is only for upsert. Set `operation: upsert`, or leave `external-id-field` out.',
      ])
    case 'upsert':
      if (text !== '') return parseApiName('external-id-field', text, '`Customer_Number__c` or `Id`')
      throw new InputError([
        '`external-id-field` is missing: upsert needs it to find the records that already exist. Give the API name of an external id field, such as `Customer_Number__c`, or `Id`.',
      ])
  }
}
