/** A manifest of two loads that is right, without its `version`. */
const LOADS = `loads:
  - name: accounts
    object: Account
    operation: upsert
    external-id-field: Ext_Id__c
    files: data/accounts.csv
  - name: contacts
    object: Contact
    operation: insert
    files: data/contacts.csv
`

const one = (more: string) =>
  `version: 1\nloads:\n  - name: a\n    object: Account\n    operation: insert\n    files: a.csv\n${more}`
const column = (use: string) => one(`    columns:\n      Key: ${use}\n`)
const check = (lines: string) => `version: 1\n${LOADS}checks:\n  - soql: SELECT COUNT() FROM Account\n${lines}`

/** Manifests with one mistake each, by what the mistake is. */
export const MISTAKES: Readonly<Record<string, string>> = {
  'an empty file': '',
  'a list in place of a map': '- name: a\n',
  'a bracket that is not closed': 'version: 1\nloads: [\n',
  'a tab at the beginning of a line': 'version: 1\nloads:\n\t- name: a\n',
  'an alias without an anchor': 'version: 1\nloads: *all\n',
  'an alias within what it stands for': 'version: 1\nloads: &all\n  - *all\n',
  'a map that merges itself': 'version: 1\nloads:\n  - &a\n    <<: *a\n    name: a\n',
  'values that stand too deep within each other': `version: 1\nloads: ${'['.repeat(101)}${']'.repeat(101)}\n`,
  'a key twice': `version: 1\nversion: 1\n${LOADS}`,
  'two documents': `version: 1\n${LOADS}---\nversion: 1\n`,
  'a key that is a list': `version: 1\n? [a, b]\n: c\n${LOADS}`,
  'a merge of what is no map': `version: 1\ndefaults:\n  <<: nothing\n${LOADS}`,
  'no version': LOADS,
  'another version': `version: 2\n${LOADS}`,
  'a key of the manifest with a slip': `version: 1\nchekcs: []\n${LOADS}`,
  'no loads': 'version: 1\n',
  'an empty list of loads': 'version: 1\nloads: []\n',
  'a load that is text': 'version: 1\nloads:\n  - accounts\n',
  'a load without an object': 'version: 1\nloads:\n  - name: a\n    operation: insert\n    files: a.csv\n',
  'a key of a load with a slip': one('    max-failure: 1\n'),
  'a key that no load has': one('    client-id: abc\n'),
  'a key of the defaults that only a load has': `version: 1\ndefaults:\n  object: Account\n${LOADS}`,
  'a key without a value': one('    encoding:\n'),
  'a list in place of a value': one('    encoding: [a, b]\n'),
  'an empty list of files':
    'version: 1\nloads:\n  - name: a\n    object: Account\n    operation: insert\n    files: []\n',
  'a name with a blank':
    'version: 1\nloads:\n  - name: my accounts\n    object: Account\n    operation: insert\n    files: a.csv\n',
  'a name twice, in another case': `version: 1\n${LOADS}  - name: Accounts\n    object: Account\n    operation: insert\n    files: b.csv\n`,
  'an operation with a slip':
    'version: 1\nloads:\n  - name: a\n    object: Account\n    operation: upsrt\n    files: a.csv\n',
  'an upsert without a key':
    'version: 1\nloads:\n  - name: a\n    object: Account\n    operation: upsert\n    files: a.csv\n',
  'a number that is none': one('    retries: many\n'),
  'a wrong value in the defaults': `version: 1\ndefaults:\n  blank-fields: delete\n${LOADS}`,
  'a word of `on-failure` with a slip': one('    on-failure: skipp\n'),
  'a need that is no load': `version: 1\n${LOADS}    needs: acounts\n`,
  'a load that needs itself': `version: 1\n${LOADS}    needs: [contacts]\n`,
  'loads that need each other':
    'version: 1\nloads:\n  - {name: a, object: Account, operation: insert, files: a.csv, needs: b}\n  - {name: b, object: Contact, operation: insert, files: b.csv, needs: a}\n',
  'a column without a value': column(''),
  'a column that is a list': column('[Name]'),
  'a column without a field': column('{ lookup: User, by: Username }'),
  'a key of a column with a slip': column('{ to: OwnerId, lokup: User, by: Username }'),
  'a look-up without a key': column('{ to: OwnerId, lookup: User }'),
  'a look-up and a load': column('{ to: OwnerId, lookup: User, ref: a, by: Username }'),
  'a key without a look-up': column('{ to: OwnerId, by: Username }'),
  'a reference to no load': column('{ to: ParentId, ref: acounts, by: Ext_Id__c }'),
  'another word for `on-missing`': column('{ to: OwnerId, lookup: User, by: Username, on-missing: ignore }'),
  '`on-missing` beside `otherwise`': column(
    '{ to: OwnerId, lookup: User, by: Username, on-missing: blank, otherwise: ada }',
  ),
  'another word for `on-missing` of a load': one('    on-missing: skipp\n'),
  'another word for `on-missing` in the defaults': `version: 1\ndefaults:\n  on-missing: none\n${LOADS}    columns:\n      Owner: { to: OwnerId, lookup: User, by: Username }\n`,
  '`otherwise` beside several fields': column('{ to: ParentId, lookup: Account, by: [Name, Site], otherwise: Acme }'),
  'two columns for one field': one('    columns:\n      Company: Name\n      Firm: name\n'),
  'a column for a constant': one('    constants:\n      Name: Acme\n    columns:\n      Company: Name\n'),
  'a column that is left out': one('    leave-out: [Company]\n    columns:\n      Company: Name\n'),
  'a key for an insert': one('    key: Name\n'),
  'a key beside an external id': `version: 1\n${LOADS.replace('    files: data/accounts.csv', '    key: Name\n    files: data/accounts.csv')}`,
  '`duplicate-keys` beside a key':
    'version: 1\nloads:\n  - name: a\n    object: Account\n    operation: update\n    files: a.csv\n    key: Name\n    duplicate-keys: last\n',
  '`duplicate-keys` in the defaults beside a key': `version: 1\ndefaults:\n  duplicate-keys: send\n${LOADS.replace('external-id-field: Ext_Id__c', 'key: Name')}`,
  'a placeholder without a value': one("    constants:\n      Source__c: 'seed {{RELEAS}}'\n"),
  'a check without a number': check(''),
  'a check with a number that is none': check('    equals: many\n'),
  'a check with numbers that exclude each other': check('    at-least: 5\n    at-most: 3\n'),
  'a check with too many numbers': check('    equals: 5\n    at-most: 3\n'),
}

/** A manifest with everything that there is. */
export const WHOLE = `# yaml-language-server: $schema=docs/manifest.schema.json
version: 1
defaults: &usual { max-failures: 007, blank-fields: ignore, concurrency: serial }
loads:
  - name: accounts
    object: Account
    operation: upsert
    external-id-field: Ext_Id__c
    files: [data/accounts/*.csv, '!data/accounts/old.csv']
    leave-out: [Internal notes]
    columns:
      Company: Name
      Record type: { to: RecordTypeId, lookup: RecordType, by: DeveloperName }
      Owner: { to: OwnerId, lookup: User, by: Username, otherwise: ada@example.com }
    constants: { Source__c: 'seed {{RELEASE}}', Country__c: NO }
  - <<: *usual
    name: contacts
    object: Contact
    operation: insert
    files: data/contacts.csv
    max-failures: 1%
    columns:
      Account key: { to: AccountId, ref: Accounts, by: Ext_Id__c, on-missing: skip }
    where: { Kind: [a, b] }
    where-not: { Kind: c }
    optional-columns: [CurrencyIsoCode]
    needs: accounts
    on-failure: skip
checks:
  - { soql: "SELECT COUNT() FROM Account WHERE Source__c LIKE 'seed%'", at-least: 1, at-most: 120 }
`
