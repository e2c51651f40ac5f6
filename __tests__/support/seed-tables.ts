/** One record of a seed, by the names that its columns have here. */
export type SeedRow = Readonly<Record<string, string>>

/** What a column of a seed is in the org, and in the two forms of its files. */
export interface SeedColumn {
  readonly name: string
  /** The field that holds it in the org; undefined for a key, which the org does not hold in files of plain keys. */
  readonly field?: string
  /** In files for loads by external ids: a field, or a relationship column. Undefined: the column is not in these files. */
  readonly byExternalId?: string
  /** In files with plain keys. Undefined: the column is not in these files. */
  readonly byKey?: string
  /** The field points to the record of this table that the value is the key of. */
  readonly table?: SeedTableName
  /** The field points to the record whose `field` has the value. */
  readonly points?: { readonly object: string; readonly field: string }
}

/** The names of the tables and of their files, parents before children. */
export const SEED_TABLE_NAMES = [
  'accounts',
  'contacts',
  'products',
  'price-books',
  'prices',
  'opportunities',
  'line-items',
  'projects',
  'invoice-lines',
] as const

export type SeedTableName = (typeof SEED_TABLE_NAMES)[number]

/** What a record has in a column: its value, or what tells apart the record that it points to. */
type Fact = (column: string) => string

/** One file of a seed and the object that its records become. */
export interface SeedTable {
  readonly object: string
  readonly columns: readonly SeedColumn[]
  /** Tells a record apart from all others of its table. */
  readonly title: (fact: Fact) => string
  /** What a record is besides, its relationships above all. */
  readonly details: (fact: Fact) => string
}

const key: SeedColumn = { name: 'key', byExternalId: 'Ext_Id__c', byKey: 'Key' }

function plain(name: string, field: string, byKey: string): SeedColumn {
  return { name, field, byExternalId: field, byKey }
}

/** A column that refers to a record of another table, or of its own. */
function refer(name: string, table: SeedTableName, field: string, byKey: string): SeedColumn {
  const relationship = field.endsWith('__c') ? field.replace(/__c$/, '__r') : field.replace(/Id$/, '')
  return { name, field, byExternalId: `${relationship}.Ext_Id__c`, byKey, table }
}

const PRICE_BOOK = { object: 'Pricebook2', field: 'Name' } as const

export const SEED_TABLES: Readonly<Record<SeedTableName, SeedTable>> = {
  accounts: {
    object: 'Account',
    columns: [
      key,
      plain('name', 'Name', 'Company'),
      refer('parent', 'accounts', 'ParentId', 'Parent key'),
      {
        name: 'type',
        field: 'RecordTypeId',
        byExternalId: 'RecordType.DeveloperName',
        byKey: 'Record type',
        points: { object: 'RecordType', field: 'DeveloperName' },
      },
      {
        name: 'owner',
        field: 'OwnerId',
        byExternalId: 'Owner.Username',
        byKey: 'Owner',
        points: { object: 'User', field: 'Username' },
      },
    ],
    title: (fact) => fact('name'),
    details: (fact) => `below ${fact('parent')}, of type ${fact('type')}, owned by ${fact('owner')}`,
  },
  contacts: {
    object: 'Contact',
    columns: [
      key,
      plain('first', 'FirstName', 'First name'),
      plain('last', 'LastName', 'Last name'),
      plain('email', 'Email', 'E-mail'),
      refer('account', 'accounts', 'AccountId', 'Account key'),
      refer('boss', 'contacts', 'ReportsToId', 'Boss key'),
    ],
    title: (fact) => `${fact('first')} ${fact('last')}`,
    details: (fact) => `${fact('email')}, of ${fact('account')}, reports to ${fact('boss')}`,
  },
  products: {
    object: 'Product2',
    columns: [
      key,
      plain('name', 'Name', 'Product'),
      plain('code', 'ProductCode', 'Code'),
      plain('active', 'IsActive', 'Active'),
    ],
    title: (fact) => fact('name'),
    details: (fact) => `${fact('code')}, active ${fact('active')}`,
  },
  'price-books': {
    object: 'Pricebook2',
    columns: [key, plain('name', 'Name', 'Book'), plain('active', 'IsActive', 'Active')],
    title: (fact) => fact('name'),
    details: (fact) => `active ${fact('active')}`,
  },
  prices: {
    object: 'PricebookEntry',
    columns: [
      key,
      refer('product', 'products', 'Product2Id', 'Product key'),
      { name: 'book', field: 'Pricebook2Id', byExternalId: 'Pricebook2.Name', byKey: 'Book', points: PRICE_BOOK },
      { name: 'standard', byKey: 'Standard' },
      plain('price', 'UnitPrice', 'List price'),
      plain('active', 'IsActive', 'Active'),
    ],
    title: (fact) => `${fact('product')} in ${fact('book')}`,
    details: (fact) => `at ${fact('price')}, active ${fact('active')}`,
  },
  opportunities: {
    object: 'Opportunity',
    columns: [
      key,
      plain('name', 'Name', 'Opportunity'),
      refer('account', 'accounts', 'AccountId', 'Account key'),
      plain('stage', 'StageName', 'Stage'),
      plain('closes', 'CloseDate', 'Closes'),
      { name: 'givenBook', byExternalId: 'Pricebook2.Name', byKey: 'Book' },
      // Where none is given, the org takes that of the line items.
      { name: 'book', field: 'Pricebook2Id', points: PRICE_BOOK },
    ],
    title: (fact) => fact('name'),
    details: (fact) =>
      `${fact('stage')}, closes ${fact('closes')}, of ${fact('account')}, with prices of ${fact('book')}`,
  },
  'line-items': {
    object: 'OpportunityLineItem',
    columns: [
      key,
      refer('opportunity', 'opportunities', 'OpportunityId', 'Opportunity key'),
      refer('price', 'prices', 'PricebookEntryId', 'Price key'),
      plain('quantity', 'Quantity', 'Quantity'),
      plain('each', 'UnitPrice', 'Sales price'),
    ],
    title: (fact) => `${fact('price')} for ${fact('opportunity')}`,
    details: (fact) => `${fact('quantity')} at ${fact('each')}`,
  },
  projects: {
    object: 'Project__c',
    columns: [
      key,
      plain('name', 'Name', 'Project'),
      refer('account', 'accounts', 'Account__c', 'Account key'),
      refer('parent', 'projects', 'Parent__c', 'Parent key'),
    ],
    title: (fact) => fact('name'),
    details: (fact) => `for ${fact('account')}, below ${fact('parent')}`,
  },
  'invoice-lines': {
    object: 'Invoice_Line__c',
    columns: [
      key,
      refer('project', 'projects', 'Project__c', 'Project key'),
      plain('date', 'Line_Date__c', 'Date'),
      refer('account', 'accounts', 'Account__c', 'Account key'),
      plain('quantity', 'Quantity__c', 'Quantity'),
      plain('each', 'Unit_Price__c', 'Price'),
    ],
    title: (fact) => `${fact('date')} of ${fact('project')}`,
    details: (fact) => `${fact('quantity')} at ${fact('each')}, paid by ${fact('account')}`,
  },
}
