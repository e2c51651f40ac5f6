import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Ambiguous } from '../../src/ids/id-table.ts'
import { findIds, findKeys } from '../../src/lookups/find-ids.ts'
import { type LookUp, lookUpKey, readLookUp, whyNoKey } from '../../src/lookups/look-up.ts'
import { lookUpOrg, refusal, type TestOrg } from '../support/look-up-org.ts'

/** What a look-up finds for each tuple of values. */
async function find(
  org: TestOrg,
  lookUp: Omit<LookUp, 'of'> & Partial<LookUp>,
  tuples: readonly (readonly string[])[],
) {
  const known = await readLookUp({ of: 'Account', ...lookUp }, org)
  const found = await findIds(known, tuples, org, 5)
  const idOf = (values: readonly string[]) => {
    const key = lookUpKey(known, values)
    return key === undefined ? whyNoKey(known, values) : found.ids.find(key)
  }
  return { ...found, of: tuples.map(idOf) }
}

describe('a look-up', () => {
  it('finds records by a field, in the case of the file, and asks for each key once', async () => {
    const org = lookUpOrg()
    const acme = org.records.insertDirectly('Account', { Name: "O'Neil \\ Sons" })
    const twins = ['One', 'ONE'].map((Name) => org.records.insertDirectly('Account', { Name }))
    const keys = ["o'neil \\ sons", 'One', 'None', '', "o'neil \\ sons"].map((key) => [key])
    const { of, keys: asked, queries } = await find(org, { object: 'account', by: ['name'] }, keys)
    expect(of).toEqual([acme, { ids: twins }, undefined, 'blank', acme])
    expect([asked, queries]).toEqual([3, 1])
    expect(org.queries).toEqual(["SELECT Id, Name FROM Account WHERE Name IN ('o\\'neil \\\\ sons','One','None')"])
  })

  it('finds records by fields of their parents, and tells tuples apart by the rows', async () => {
    const org = lookUpOrg()
    const product = (code: string) => org.records.insertDirectly('Product2', { Name: code, ProductCode: code })
    const book = (Name: string) => org.records.insertDirectly('Pricebook2', { Name })
    const [a, b, standard, partner] = [product('A'), product('B'), book('Standard'), book('Partner')]
    const entry = (Product2Id: string, Pricebook2Id: string) =>
      org.records.insertDirectly('PricebookEntry', { Product2Id, Pricebook2Id, UnitPrice: '1' })
    const [first, second] = [entry(a, standard), entry(b, partner)]
    entry(a, partner)
    org.records.insertDirectly('PricebookEntry', { Product2Id: a })
    const lookUp = { object: 'PricebookEntry', by: ['product2.productcode', 'Pricebook2.Name'] }
    const { of, ids } = await find(org, lookUp, [
      ['a', 'standard'],
      ['B', 'Partner'],
      ['B', 'Standard'],
      ['B', ''],
    ])
    expect(of).toEqual([first, second, undefined, 'blank'])
    expect(ids.size).toBe(2)
    expect(org.queries).toEqual([
      "SELECT Id, Product2.ProductCode, Pricebook2.Name FROM PricebookEntry WHERE Product2.ProductCode IN ('a','B') AND Pricebook2.Name IN ('standard','Partner','Standard')",
    ])
  })

  it('asks for nothing where no key can be that of a record', async () => {
    const org = lookUpOrg()
    const { of, queries } = await find(org, { object: 'Account', by: ['NumberOfEmployees'] }, [['seven'], ['#N/A']])
    expect([of, queries]).toEqual([['not a value', 'blank'], 0])
  })

  it('does not find deleted records', async () => {
    const org = lookUpOrg()
    const [kept, gone] = ['Kept', 'Gone'].map((Name) => org.records.insertDirectly('Account', { Name }))
    org.records.merge('Account', { master: kept ?? '', loser: gone ?? '' })
    expect((await find(org, { object: 'Account', by: ['Name'] }, [['Kept'], ['Gone']])).of).toEqual([kept, undefined])
  })

  it('tells the keys of records by their Ids, and nothing of records that are not there', async () => {
    const org = lookUpOrg()
    const add = (Name: string, Site: string) => org.records.insertDirectly('Account', { Name, Site })
    const [acme, beta, blank] = [add('Acme', 'Oslo'), add('Beta', 'Rome'), add('Cora', '')]
    const known = await readLookUp({ object: 'Account', by: ['Name', 'Site'], of: 'Account' }, org)
    const keys = await findKeys(known, [acme, beta.slice(0, 15), blank, '001000000000zzzAAA', 'no Id'], org)
    expect([...keys]).toEqual([
      [acme, lookUpKey(known, ['ACME', 'oslo'])],
      [beta.slice(0, 15), lookUpKey(known, ['beta', 'rome'])],
      [blank, undefined],
    ])
    expect(await findKeys(known, [], org)).toEqual(new Map())
    expect(org.queries).toHaveLength(1)
  })

  it('takes no row for a key that it was not asked with', async () => {
    const rows = [{ Id: '001000000000001AAA', Name: 'Strasse' }]
    const org = lookUpOrg({ answer: () => rows })
    expect((await find(org, { object: 'Account', by: ['Name'] }, [['Acme']])).of).toEqual([undefined])
  })

  it('finds records by their own Ids', async () => {
    const org = lookUpOrg()
    const id = org.records.insertDirectly('Account', { Name: 'Acme' })
    const keys = [[id.slice(0, 15)], ['001000000000009'], ['Acme']]
    expect((await find(org, { object: 'Account', by: ['Id'] }, keys)).of).toEqual([id, undefined, 'not a value'])
  })
})

describe('objects with rules of their own', () => {
  it('record types are those of the loaded object that are active', async () => {
    const org = lookUpOrg()
    const type = (SobjectType: string, DeveloperName: string, IsActive: string) =>
      org.records.insertDirectly('RecordType', { SobjectType, DeveloperName, Name: DeveloperName, IsActive })
    const mine = type('Account', 'Shop', 'true')
    type('Contact', 'Shop', 'true')
    type('Account', 'Old', 'false')
    const lookUp = { object: 'RecordType', by: ['DeveloperName'], of: 'Account' }
    expect((await find(org, lookUp, [['Shop'], ['Old']])).of).toEqual([mine, undefined])
    expect(org.queries).toEqual([
      "SELECT Id, DeveloperName FROM RecordType WHERE DeveloperName IN ('Shop','Old') AND SobjectType = 'Account' AND IsActive = true",
    ])
  })

  it('Queue stands for the groups that are queues', async () => {
    const org = lookUpOrg()
    const group = (Type: string) => org.records.insertDirectly('Group', { DeveloperName: 'Sales', Name: 'Sales', Type })
    const [regular, queue] = [group('Regular'), group('Queue')]
    expect((await find(org, { object: 'queue', by: ['DeveloperName'] }, [['Sales']])).of).toEqual([queue])
    const both: Ambiguous = { ids: [regular, queue] }
    expect((await find(org, { object: 'Group', by: ['DeveloperName'] }, [['Sales']])).of).toEqual([both])
  })

  it('the standard price book is found by what it is', async () => {
    const org = lookUpOrg()
    const standard = org.records.all('Pricebook2').find(({ IsStandard }) => IsStandard === 'true')?.Id
    const partner = org.records.insertDirectly('Pricebook2', { Name: 'Partner', IsStandard: 'false' })
    const lookUp = { object: 'Pricebook2', by: ['IsStandard'] }
    expect((await find(org, lookUp, [['true'], ['TRUE'], ['yes']])).of).toEqual([standard, standard, 'not a value'])
    expect(org.queries).toEqual(['SELECT Id, IsStandard FROM Pricebook2 WHERE IsStandard = true'])
    expect((await find(org, lookUp, [['1'], ['0']])).of).toEqual([standard, partner])
  })
})

describe('users of a sandbox', () => {
  const user = (org: TestOrg, Username: string, more: Record<string, string> = {}) =>
    org.records.insertDirectly('User', { Username, LastName: Username, ...more })
  const byName = { object: 'User', by: ['Username'] }

  it('are found without the suffix of the sandbox, unless a user has the very name', async () => {
    const org = lookUpOrg({ kind: 'sandbox' })
    const jo = user(org, 'Jo_1@acme.com.test')
    user(org, 'joX1@acme.com.test')
    const al = user(org, 'al@acme.com')
    user(org, 'al@acme.com.test')
    const twins = ['bo@acme.com.test', 'bo@acme.com.test2'].map((name) => user(org, name))
    user(org, 'ed@acme.com.au.test')
    const keys = ['jo_1@acme.com', 'al@acme.com', 'bo@acme.com', 'ed@acme.com', 'none', 'jo_1@acme.com.test']
    const { of, queries } = await find(
      org,
      byName,
      keys.map((key) => [key]),
    )
    expect(of).toEqual([jo, al, { ids: twins }, undefined, undefined, jo])
    expect(queries).toBe(2)
    expect(org.queries[1]).toBe(
      "SELECT Id, Username FROM User WHERE (Username LIKE 'jo\\_1@acme.com.%' OR Username LIKE 'bo@acme.com.%' OR Username LIKE 'ed@acme.com.%' OR Username LIKE 'none.%')",
    )
  })

  it('are asked for only once where all are found', async () => {
    const org = lookUpOrg({ kind: 'scratch' })
    const al = user(org, 'al@acme.com')
    const found = await find(org, byName, [['AL@acme.com']])
    expect([found.of, found.queries]).toEqual([[al], 1])
  })

  it('are found by the email that they had before the copy', async () => {
    const org = lookUpOrg({ kind: 'sandbox' })
    const jo = user(org, 'jo@acme.com.test', { Email: 'jo@acme.com.invalid' })
    user(org, 'ed@acme.com.test', { Email: 'jo@acme.com.au' })
    expect((await find(org, { object: 'User', by: ['Email'] }, [['jo@acme.com']])).of).toEqual([jo])
  })

  it.each([
    ['production', {}],
    ['sandbox', { userNames: false }],
  ] as const)('are found by nothing but their names in a %s org with %j', async (kind, more) => {
    const org = lookUpOrg({ kind })
    user(org, 'jo@acme.com.test')
    const found = await find(org, { ...byName, ...more }, [['jo@acme.com']])
    expect([found.of, found.queries]).toEqual([[undefined], 1])
  })

  it('are looked for in queries of at most 100 patterns', async () => {
    const org = lookUpOrg({ kind: 'sandbox' })
    const ids = Array.from({ length: 250 }, (_, at) => user(org, `u${at}@acme.com.dev`))
    const found = await find(
      org,
      byName,
      ids.map((_, at) => [`u${at}@acme.com`]),
    )
    expect(found.of).toEqual(ids)
    expect(found.queries).toBe(4)
  })
})

describe('what the org refuses', () => {
  it.each([
    ['INVALID_FIELD', 400, 'preflight-failed'],
    ['INSUFFICIENT_ACCESS', 403, 'preflight-failed'],
    ['UNKNOWN_EXCEPTION', 500, 'preflight-failed'],
    ['INVALID_SESSION_ID', 401, 'login-failed'],
    ['REQUEST_LIMIT_EXCEEDED', 403, 'api-limit'],
  ])('with %s is an error that names the look-up, and not what was looked for', async (code, status, reason) => {
    const org = lookUpOrg({ answer: () => refusal(code, 'No.', status) })
    const failed = find(org, { object: 'Account', by: ['Name', 'Site'] }, [['Acme', 'HQ']])
    await expect(failed).rejects.toMatchObject({ name: 'LoadError', reason })
    await expect(failed).rejects.toThrow(
      new RegExp(`^The look-up of Account by Name and Site failed: ${code}: .*No\\.`),
    )
    await expect(failed).rejects.not.toThrow(/Acme|secret/)
  })

  it('ends the look-up before it asks for all keys, and leaves no request behind', async () => {
    const org = lookUpOrg({ answer: (soql) => (soql.includes("'K-3000'") ? refusal('INVALID_FIELD', 'No.') : []) })
    const keys = Array.from({ length: 100_000 }, (_, at) => [`K-${at}`])
    await expect(find(org, { object: 'Account', by: ['Name'] }, keys)).rejects.toMatchObject({ name: 'LoadError' })
    const { length } = org.paths
    expect(length).toBeLessThan(20)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(org.paths).toHaveLength(length)
  })

  it('does not hide an error of the files, and waits for the queries under way', async () => {
    const org = lookUpOrg()
    const known = await readLookUp({ object: 'Account', by: ['Name'], of: 'Contact' }, org)
    async function* tuples() {
      for (let at = 0; at < 3_000; at++) yield [`K-${at}`]
      throw new Error('The file was cut.')
    }
    await expect(findIds(known, tuples(), org, 5)).rejects.toThrow('The file was cut.')
    const { length } = org.paths
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(org.paths).toHaveLength(length)
  })

  it('an answer with a row without an Id is no answer', async () => {
    const org = lookUpOrg({ answer: () => [{ Name: 'Acme' }] })
    await expect(find(org, { object: 'Account', by: ['Name'] }, [['Acme']])).rejects.toThrow(
      'The look-up of Account by Name failed: the org gave no usable answer (a row of the answer to a query has no Id). Run the step again.',
    )
  })
})

describe('the size of queries', () => {
  const MOST_PATH = 13_500

  it('100,000 keys of 12 characters take fewer than 200 of them, at most 5 at once', async () => {
    const org = lookUpOrg({ answer: () => [] })
    const keys = Array.from({ length: 100_000 }, (_, at) => [`K-${String(at).padStart(10, '0')}`])
    const found = await find(org, { object: 'Account', by: ['Ext_Id__c'] }, keys)
    expect(found.keys).toBe(100_000)
    expect(found.queries).toBeLessThan(200)
    expect(Math.max(...org.paths.map(({ length }) => length))).toBeLessThan(MOST_PATH)
    expect(org.mostAtOnce()).toBe(5)
    expect(new Set(org.queries.flatMap((soql) => soql.match(/K-\d{10}/g) ?? [])).size).toBe(100_000)
  })

  it('values that are too long together are told apart by the rows', async () => {
    const long = (letter: string) => letter.repeat(240)
    const columns = ['Name', 'BillingStreet', 'ShippingStreet', 'Website', 'Type', 'Rating', 'Industry', 'Tier__c']
    const values = ['漢', '字', '仮', '名', '交', 'じ', 'り', '文'].map(long)
    const row = Object.fromEntries(columns.map((column, at) => [column, values[at]]))
    const other = { ...row, Tier__c: 'Gold' }
    const org = lookUpOrg({
      answer: () => [
        { Id: '001000000000001AAA', ...row },
        { Id: '001000000000002AAA', ...other },
      ],
    })
    const found = await find(org, { object: 'Account', by: columns }, [
      values,
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
    ])
    expect(found.of).toEqual(['001000000000001AAA', undefined])
    expect(found.queries).toBe(2)
    for (const { length } of org.paths) expect(length).toBeLessThan(MOST_PATH)
  })

  it('rows come in pages', async () => {
    const org = lookUpOrg({ pageRows: 10 })
    const ids = Array.from({ length: 95 }, (_, at) => org.records.insertDirectly('Account', { Name: `N${at}` }))
    const found = await find(
      org,
      { object: 'Account', by: ['Name'] },
      ids.map((_, at) => [`n${at}`]),
    )
    expect(found.of).toEqual(ids)
    expect([found.queries, org.paths.length]).toEqual([1, 10])
  })

  it('rows are read no further once all keys are ambiguous', async () => {
    const org = lookUpOrg({ pageRows: 10 })
    for (let at = 0; at < 95; at++) org.records.insertDirectly('Account', { Name: 'Same' })
    expect(typeof (await find(org, { object: 'Account', by: ['Name'] }, [['Same']])).of[0]).toBe('object')
    expect(org.paths).toHaveLength(1)
  })
})

describe('in generated orgs, a look-up finds what a naive reader of all records finds', () => {
  /** The org stores no blanks at the ends of a text. */
  const letters = fc
    .string({ unit: fc.constantFrom(...`aAbéÉ'"\\%_,&+#/? \n\t日`), maxLength: 4 })
    .map((text) => text.trim())
  const numbers = fc.integer({ min: -3, max: 3 })
  const account = fc.record({
    name: letters,
    employees: fc.option(numbers),
    limit: fc.option(fc.constantFrom('0', '1.5', '-20', '1000000')),
    strategic: fc.boolean(),
    parent: fc.option(fc.nat()),
  })
  /** A value as a file may have it. */
  const spelled = {
    text: (value: string) =>
      fc.constantFrom(value, value.toUpperCase(), value.toLowerCase(), ` ${value} `, `${value}x`, `${value}\\`),
    number: (value: string) =>
      fc.constantFrom(value, `${value}.0`.replace(/(\..*)\.0$/, '$10'), ` ${value}`, `${value}e0`, 'x'),
    truth: (value: string) => fc.constantFrom(value, value.toUpperCase(), value === 'true' ? '1' : '0', 'maybe'),
  }
  const FIELDS = ['Name', 'NumberOfEmployees', 'Credit_Limit__c', 'Is_Strategic__c', 'Parent.Name'] as const
  const KINDS = ['text', 'number', 'number', 'truth', 'text'] as const

  const naive = {
    text: (value: string) => value.trim().toLowerCase(),
    number: (value: string) => (value.trim() === '' || Number.isNaN(Number(value)) ? '' : String(Number(value))),
    truth: (value: string) =>
      new Map([
        ['true', 'true'],
        ['1', 'true'],
        ['false', 'false'],
        ['0', 'false'],
      ]).get(value.trim().toLowerCase()) ?? '',
  }

  const cases = fc
    .record({
      accounts: fc.array(account, { minLength: 1, maxLength: 12 }),
      by: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
    })
    .chain(({ accounts, by }) => {
      const values = accounts.map(({ name, employees, limit, strategic, parent }) => {
        const parentName = parent === null ? '' : (accounts[parent % accounts.length]?.name ?? '')
        return [name, employees === null ? '' : String(employees), limit ?? '', String(strategic), parentName]
      })
      const tuple = fc
        .tuple(...by.map(() => fc.nat(accounts.length - 1)))
        .chain((picked) =>
          fc.tuple(...by.map((field, at) => spelled[KINDS[field] ?? 'text'](values[picked[at] ?? 0]?.[field] ?? ''))),
        )
      return fc.record({
        accounts: fc.constant(accounts),
        values: fc.constant(values),
        by: fc.constant(by),
        tuples: fc.array(tuple, { maxLength: 20 }),
        pageRows: fc.constantFrom(1, 3, 2_000),
        atOnce: fc.constantFrom(0, 1, 5, 50),
      })
    })

  it('by any fields, whatever the spelling', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ accounts, values, by, tuples, pageRows, atOnce }) => {
        const org = lookUpOrg({ pageRows })
        const ids = accounts.map((_, at) => `001000000000${String(at + 100)}`).map((id) => `${id}AAA`)
        for (const [at, { name, employees, limit, strategic, parent }] of accounts.entries())
          org.records.insertDirectly('Account', {
            Id: ids[at] ?? '',
            Name: name,
            ...(employees === null ? {} : { NumberOfEmployees: String(employees) }),
            ...(limit === null ? {} : { Credit_Limit__c: limit }),
            Is_Strategic__c: String(strategic),
            ...(parent === null ? {} : { ParentId: ids[parent % accounts.length] ?? '' }),
          })
        const keyOf = (tuple: readonly string[]) => {
          const keys = tuple.map((value, at) => naive[KINDS[by[at] ?? 0] ?? 'text'](value))
          return keys.includes('') ? undefined : JSON.stringify(keys)
        }
        const known = await readLookUp({ object: 'Account', by: by.map((at) => FIELDS[at] ?? ''), of: 'Account' }, org)
        const found = await findIds(known, tuples, org, atOnce)
        for (const tuple of tuples) {
          const key = keyOf(tuple)
          const matching = ids.filter(
            (_, at) => key !== undefined && keyOf(by.map((field) => values[at]?.[field] ?? '')) === key,
          )
          const ours = lookUpKey(known, tuple)
          expect(ours === undefined).toBe(key === undefined)
          const answer = ours === undefined ? undefined : found.ids.find(ours)
          if (typeof answer !== 'object') expect([answer].filter((id) => id !== undefined)).toEqual(matching)
          else expect(matching).toEqual(expect.arrayContaining([...new Set(answer.ids)]))
          expect(typeof answer === 'object').toBe(matching.length > 1)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
