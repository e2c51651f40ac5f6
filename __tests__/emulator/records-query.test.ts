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
    ["Name = 'acme' OR NumberOfEmployees = 12", ['Acme', 'Bolt']],
    ["(Name = 'acme' OR Name = 'cog') AND NumberOfEmployees != 5", ['Cog']],
    ["(NOT Name = 'acme') AND (NOT (Name LIKE 'b%' OR Name = 'x'))", ['Cog']],
    ["NOT Ext_Id__c IN ('a', 'b')", ['Cog']],
    ['NumberOfEmployees < 100', ['Acme', 'Bolt']],
    ['NumberOfEmployees != 5', ['Bolt', 'Cog']],
    ['Is_Strategic__c = true', ['Acme']],
    ["Owner.Username = null AND Ext_Id__c IN ('a', 'B')", ['Acme', 'Bolt']],
    ['CreatedDate >= 2026-11-24T12:00:00Z AND CreatedDate < 2026-11-24T13:30:00+01:00', ['Acme', 'Bolt', 'Cog']],
    ["Name LIKE '_o_'", ['Cog']],
    ["Name LIKE '\\u0041c%'", ['Acme']],
  ])('finds records where %s', (where, names) => {
    expect(rows(`select Name from Account where ${where} order by Name`)).toEqual(names.map((Name) => ({ Name })))
  })

  /** Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
  it('reads escape sequences, which spell wildcards too', () => {
    const names = ['50%', '50 of 60', 'a_b', 'a-b', "O'Neil", 'back\\slash', 'two\nlines', 'é']
    const org = emptyOrg()
    for (const Name of names) org.insertDirectly('Account', { Name })
    const found = (condition: string) => {
      const answer = org.query(`SELECT Name FROM Account WHERE Name ${condition}`)
      return 'records' in answer ? answer.records.map(({ Name }) => Name) : answer.errorCode
    }
    expect(found("LIKE '50\\%'")).toEqual(['50%'])
    expect(found("LIKE 'a\\_b'")).toEqual(['a_b'])
    expect(found("LIKE 'O\\'%'")).toEqual(["O'Neil"])
    expect(found("LIKE '%\\\\s%'")).toEqual(['back\\slash'])
    expect(found("= 'back\\\\slash'")).toEqual(['back\\slash'])
    expect(found("IN ('two\\nlines', '\\u00e9', 'O\\'NEIL')")).toEqual(['two\nlines', 'é', "O'Neil"])
    expect(found("= '50\\%'")).toBe('MALFORMED_QUERY')
    expect(found("= 'a\\xb'")).toBe('MALFORMED_QUERY')
  })

  /** Source: SOQL and SOSL Reference, "Comparison Operators". */
  it('tells case apart in unique case-sensitive fields only', () => {
    const org = emptyOrg()
    write(org, 'Project__c', 'Name,Ext_Id__c\nLower,a\nUpper,A')
    expect(org.query("SELECT Id FROM Project__c WHERE Ext_Id__c = 'A'")).toMatchObject({ totalSize: 1 })
    expect(org.query("SELECT Id FROM Project__c WHERE Ext_Id__c LIKE 'A%'")).toMatchObject({ totalSize: 1 })
    expect(org.query("SELECT Id FROM Project__c WHERE Name IN ('LOWER', 'upper')")).toMatchObject({ totalSize: 2 })
    const ofType = "SELECT Name FROM RecordType WHERE SobjectType = 'Account' AND DeveloperName = 'partner'"
    expect(org.query(ofType)).toMatchObject({ totalSize: 1, records: [{ Name: 'Partner' }] })
  })

  it('follows several parents', () => {
    const org = orgWithPeople()
    const [owner] = org.all('Account').map(({ OwnerId = '' }) => OwnerId)
    org.insertDirectly('User', { Id: owner ?? '', Username: 'a@example.com', LastName: 'Ann', Alias: 'ann' })
    const soql =
      "SELECT Account.Name, Account.Owner.Username, Account.Owner.Alias FROM Contact WHERE Account.Owner.Alias = 'ANN'"
    expect(org.query(soql)).toMatchObject({
      totalSize: 1,
      records: [{ Account: { Name: 'Acme', Owner: { Username: 'a@example.com', Alias: 'ann' } } }],
    })
  })

  it('finds what a seed refers to: record types, users, queues, profiles', () => {
    const org = emptyOrg()
    org.insertDirectly('Group', { Name: 'Support', DeveloperName: 'Support', Type: 'Queue' })
    org.insertDirectly('User', { Username: 'a@example.com', Email: 'a@example.com', Alias: 'ann', IsActive: 'true' })
    const count = (from: string) => org.query(`SELECT COUNT() FROM ${from}`)
    expect(
      count("RecordType WHERE SobjectType = 'Account' AND DeveloperName = 'Business' AND IsActive = true"),
    ).toEqual({
      totalSize: 1,
      done: true,
      records: [],
    })
    expect(count("User WHERE Username LIKE 'a@example.com%' AND IsActive = true")).toMatchObject({ totalSize: 1 })
    expect(count("Group WHERE Type = 'Queue' AND DeveloperName = 'Support'")).toMatchObject({ totalSize: 1 })
    expect(count("Profile WHERE Name = 'System Administrator'")).toMatchObject({ totalSize: 1 })
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
    [
      "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
      'MALFORMED_QUERY',
      "unexpected token: 'OR'",
    ],
    ["SELECT Id FROM Account WHERE NOT Name = 'a' AND Name = 'b'", 'MALFORMED_QUERY', "unexpected token: 'AND'"],
    ["SELECT Id FROM Account WHERE (Name = 'a'", 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    ['SELECT Id, Name, id FROM Account', 'INVALID_FIELD', 'duplicate field selected: Id'],
    [
      "SELECT Id FROM Account WHERE Description = 'a'",
      'INVALID_FIELD',
      "field 'Description' can not be filtered in a query call",
    ],
    [
      "SELECT Id FROM Account WHERE Notes__c LIKE '%a%'",
      'INVALID_FIELD',
      "field 'Notes__c' can not be filtered in a query call",
    ],
    [
      'SELECT Id FROM Account ORDER BY Description',
      'MALFORMED_QUERY',
      "field 'Description' can not be sorted in a query call",
    ],
    [
      'SELECT Id FROM Account WHERE Name = 5',
      'INVALID_FIELD',
      "field 'Name' must be of type string and should be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE AnnualRevenue IN (5, '6')",
      'INVALID_FIELD',
      "field 'AnnualRevenue' must be of type double and should not be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE Customer_Since__c = '2026-11-24'",
      'INVALID_FIELD',
      "field 'Customer_Since__c' must be of type date and should not be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE CreatedDate > '2026-11-24T12:00:00Z'",
      'INVALID_FIELD',
      "field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE Is_Strategic__c = 'true'",
      'INVALID_FIELD',
      "field 'Is_Strategic__c' must be of type boolean and should not be enclosed in quotes",
    ],
    ["SELECT Id FROM Account WHERE ParentId = 'Acme'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: Acme'],
    ["SELECT Id FROM Account WHERE Id LIKE '001%'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on id field'],
    [
      "SELECT Id FROM Account WHERE Regions__c LIKE 'E%'",
      'INVALID_QUERY_FILTER_OPERATOR',
      'invalid operator on multipicklist field',
    ],
    [`SELECT Id FROM Account WHERE Name = '${'x'.repeat(4001)}'`, 'MALFORMED_QUERY', 'string literal'],
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
