import { describe, expect, it } from '@jest/globals'
import { ORG_KINDS, organizationRecord } from '../../emulator/org/rest/organization.ts'
import { emptyOrg, write } from './records-fixture.ts'

const ORG_ID = '00D0R0000000001UAQ'

function orgWithPeople() {
  const org = emptyOrg()
  write(org, 'Account', 'Name,Ext_Id__c,NumberOfEmployees,Is_Strategic__c\nAcme,a,5,true\nBolt,b,12,\nCog,c,,')
  write(org, 'Contact', 'FirstName,LastName,Account.Ext_Id__c\nAnn,Lee,a\n,Fox,')
  return org
}

function rows(soql: string): unknown[] {
  const answer = orgWithPeople().query(soql)
  if (!('records' in answer)) throw new Error(answer.message)
  return answer.records.map(({ attributes: _, ...fields }) => fields)
}

describe('a query', () => {
  /** Source: forcedotcom/sfdx-core, src/org/determineOrg.ts. */
  it.each([
    ['production', false, false, 'Enterprise Edition'],
    ['sandbox', true, false, 'Enterprise Edition'],
    ['scratch', true, true, 'Developer Edition'],
    ['developer', false, false, 'Developer Edition'],
    ['trial', false, true, 'Enterprise Edition'],
  ] as const)('tells that an org is of kind %s', (kind, isSandbox, hasEnd, type) => {
    const org = emptyOrg()
    org.insertDirectly('Organization', organizationRecord(kind, ORG_ID))
    const fields = 'Id, Name, InstanceName, IsSandbox, TrialExpirationDate, NamespacePrefix, OrganizationType'
    expect(org.query(`SELECT ${fields} FROM Organization`, '66.0')).toEqual({
      totalSize: 1,
      done: true,
      records: [
        {
          attributes: { type: 'Organization', url: `/services/data/v66.0/sobjects/Organization/${ORG_ID}` },
          Id: ORG_ID,
          Name: expect.any(String),
          InstanceName: expect.any(String),
          IsSandbox: isSandbox,
          TrialExpirationDate: hasEnd ? expect.any(String) : null,
          NamespacePrefix: null,
          OrganizationType: type,
        },
      ],
    })
    expect(ORG_KINDS).toContain(kind)
  })

  it('gives values in the types of JSON', () => {
    expect(rows("SELECT Name, NumberOfEmployees, Is_Strategic__c FROM Account WHERE Name = 'acme'")).toEqual([
      { Name: 'Acme', NumberOfEmployees: 5, Is_Strategic__c: true },
    ])
  })

  it('nests the fields of a parent, null where there is none', () => {
    expect(rows('SELECT Name, Account.Name, Account.NumberOfEmployees FROM Contact ORDER BY LastName')).toEqual([
      { Name: 'Fox', Account: null },
      { Name: 'Ann Lee', Account: { attributes: expect.anything(), Name: 'Acme', NumberOfEmployees: 5 } },
    ])
  })

  it.each([
    ["Ext_Id__c IN ('a', 'c')", ['Acme', 'Cog']],
    ["Ext_Id__c NOT IN ('a', 'c')", ['Bolt']],
    ["Name LIKE '%o%'", ['Bolt', 'Cog']],
    ['NumberOfEmployees > 5', ['Bolt']],
    ['NumberOfEmployees = null', ['Cog']],
    ["Is_Strategic__c = false AND Name != 'Cog'", ['Bolt']],
    ["Name = 'O\\'Neil'", []],
  ])('finds records where %s', (where, names) => {
    expect(rows(`select Name from Account where ${where} order by Name`)).toEqual(names.map((Name) => ({ Name })))
  })

  /** Source: SOQL and SOSL Reference, "Comparison Operators", IN. */
  it('finds records by their Ids, of 18 or 15 characters, and none of those that are gone', () => {
    const org = orgWithPeople()
    const [acme = '', bolt = ''] = org.all('Account').map(({ Id }) => Id ?? '')
    org.write({ object: 'Account', operation: 'delete', columns: ['Id'], rows: [[bolt]] })
    expect(org.query(`SELECT Id FROM Account WHERE Id IN ('${acme.slice(0, 15)}', '${bolt}')`)).toMatchObject({
      totalSize: 1,
      records: [{ Id: acme }],
    })
  })

  it('orders and limits', () => {
    expect(rows('SELECT Name FROM Account ORDER BY NumberOfEmployees DESC, Name LIMIT 1')).toEqual([{ Name: 'Bolt' }])
  })

  it('counts', () => {
    expect(orgWithPeople().query('SELECT COUNT() FROM Account')).toEqual({ totalSize: 3, done: true, records: [] })
  })

  /** Source: REST API guide, "Status Codes and Error Responses". */
  it.each([
    ['SELECT Nope FROM Account', 'INVALID_FIELD', "No such column 'Nope' on entity 'Account'."],
    ['SELECT Owner.Nope FROM Account', 'INVALID_FIELD', "No such column 'Nope' on entity 'User'."],
    ['SELECT Boss.Name FROM Account', 'INVALID_FIELD', "Didn't understand relationship 'Boss'"],
    ['SELECT Id FROM Nope', 'INVALID_TYPE', "sObject type 'Nope' is not supported."],
    ['SELECT FROM Account', 'MALFORMED_QUERY', "unexpected token: 'FROM'"],
    ['SELECT Id FROM Account WHERE Name', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    ["SELECT Id FROM Account WHERE Name = 'open", 'MALFORMED_QUERY', 'unexpected token'],
    ['SELECT Id FROM Account GROUP BY Id', 'MALFORMED_QUERY', "unexpected token: 'GROUP'"],
    ['SELECT Id FROM Account LIMIT x', 'MALFORMED_QUERY', "unexpected token: 'x'"],
  ])('refuses %s', (soql, errorCode, text) => {
    expect(emptyOrg().query(soql)).toEqual({ errorCode, message: expect.stringContaining(text) })
  })
})

it('queryAll shows deleted and merged records too, and neither kind of query what sharing hides', () => {
  const org = orgWithPeople()
  const [acme = '', bolt = '', cog = ''] = org.all('Account').map(({ Id = '' }) => Id)
  org.merge('Account', { master: acme, loser: bolt })
  org.write({ object: 'Account', operation: 'delete', columns: ['Id'], rows: [[cog]] })
  const ask = (call: 'query' | 'queryAll') => {
    const answer = org[call]('SELECT Id, IsDeleted, MasterRecordId FROM Account')
    if (!('records' in answer)) throw new Error(answer.message)
    return answer.records.map(({ attributes: _, ...fields }) => fields)
  }
  expect(ask('query')).toEqual([{ Id: acme, IsDeleted: false, MasterRecordId: null }])
  expect(ask('queryAll')).toEqual([
    { Id: acme, IsDeleted: false, MasterRecordId: null },
    { Id: bolt, IsDeleted: true, MasterRecordId: acme },
    { Id: cog, IsDeleted: true, MasterRecordId: null },
  ])
  org.hide([acme, cog])
  expect([ask('query'), ask('queryAll')]).toEqual([[], [expect.objectContaining({ Id: bolt })]])
})
