import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { emptyOrg } from './records-fixture.ts'

const TEXTS = ['a', 'A', 'ab', 'b', "o'k", 'x%', '']
const text = fc.constantFrom(...TEXTS)
const quoted = fc
  .constantFrom(...TEXTS.filter((value) => value !== ''))
  .map((value) => `'${value.replace("'", "\\'")}'`)
const field = fc.constantFrom('Name', 'Ext_Id__c', 'Status__c', 'Parent__r.Name')
const condition = fc.oneof(
  fc.tuple(field, quoted).map(([name, value]) => `${name} = ${value}`),
  fc.tuple(field, fc.array(quoted, { minLength: 1, maxLength: 3 })).map(([name, values]) => `${name} IN (${values})`),
  field.map((name) => `${name} != null`),
)
const where = fc
  .tuple(fc.constantFrom(' AND ', ' OR '), fc.array(fc.tuple(fc.boolean(), condition), { minLength: 1, maxLength: 3 }))
  .map(([word, parts]) => parts.map(([isNot, part]) => (isNot ? `(NOT ${part})` : part)).join(word))

function idsOf(org: ReturnType<typeof emptyOrg>, soql: string): string[] {
  const answer = org.query(soql)
  if (!('records' in answer)) throw new Error(`${answer.message} in ${soql}`)
  return answer.records.map(({ Id }) => String(Id)).sort()
}

describe('an index', () => {
  it('finds what reading all records finds, also after changes', () => {
    const project = fc.record({ Name: text, Ext_Id__c: text, Status__c: fc.constantFrom('a', 'Planned', '') })
    fc.assert(
      fc.property(fc.array(project, { maxLength: 6 }), where, fc.nat(5), (projects, condition, changed) => {
        const org = emptyOrg()
        const [first = ''] = projects.map((values) =>
          org.insertDirectly(
            'Project__c',
            Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
          ),
        )
        const check = () => {
          const asked = `SELECT Id FROM Project__c WHERE ${condition}`
          const read = `SELECT Id FROM Project__c WHERE (${condition}) OR Id = null`
          expect(idsOf(org, asked)).toEqual(idsOf(org, read))
        }
        check()
        const id = org.all('Project__c')[changed]?.Id
        if (id === undefined) return
        org.write({
          object: 'Project__c',
          operation: 'update',
          columns: ['Id', 'Name', 'Parent__c'],
          rows: [[id, 'ab', first]],
        })
        check()
        org.write({ object: 'Project__c', operation: 'delete', columns: ['Id'], rows: [[id]] })
        check()
      }),
    )
  })
})
