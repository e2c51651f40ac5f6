import { loadSchema } from '../../emulator/org/store/schema.ts'
import type { Field, ObjectDescribe } from '../../src/org/describe.ts'

const schema = loadSchema()

/** An object as the emulated org describes it. */
export function described(object: string): ObjectDescribe {
  const describe = schema.describe(object)
  if (describe === undefined) throw new Error(`The emulated org has no ${object}.`)
  return describe
}

/** An object with one field of the given kind, beside Id. */
export function withField(field: Partial<Field> & Pick<Field, 'type'>): ObjectDescribe {
  const account = described('Account')
  const [id] = account.fields.filter(({ name }) => name === 'Id')
  const [text] = account.fields.filter(({ name }) => name === 'Site')
  if (id === undefined || text === undefined) throw new Error('Account has no Id, or no Site.')
  const bare = { ...text, length: 0, precision: 0, scale: 0, digits: 0, picklistValues: [], referenceTo: [] }
  return { ...account, fields: [id, { ...bare, name: 'Field__c', label: 'Field', ...field }] }
}
