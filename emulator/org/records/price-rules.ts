import { priceExists, priceGivenTwice, standardPriceInUse, standardPriceMissing } from '../store/price-errors.ts'
import { notWritable, objectNotWritable, type RowError } from '../store/row-errors.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import type { ObjectRules } from './object-rules.ts'
import { idOf } from './references.ts'

/** Clients can create, change and delete custom price books; of the standard one they can change all but the name.
 *  Source: Object Reference, "Pricebook2", `Name` and Usage. How a delete is refused is not documented. */
export const PRICE_BOOK_RULES: ObjectRules = {
  refuseChange: (_store, existing, { Name }) =>
    isStandard(existing) && Name !== undefined && Name !== existing.Name ? notWritable(['Name']) : undefined,
  refuseDelete: (record) => (isStandard(record) ? objectNotWritable('Standard Price Book', 'deleted') : undefined),
}

/** A product has one price in each price book, inactive ones included, and a custom price needs a standard one.
 *  Source: Object Reference, "PricebookEntry", Usage. */
export const PRICE_RULES: ObjectRules = {
  refuseNew,
  fillIn: (store, record) => {
    if (sameDefinition(store, record) !== undefined) return priceGivenTwice()
    copyProduct(record, productOf(store, record))
    return undefined
  },
  refuseChange: (store, existing, { UnitPrice }) => keepsStandardPrice(store, existing, UnitPrice),
  afterWrite: (store, record) => {
    if (!isStandard(bookOf(store, record))) return
    for (const price of pricesOf(store, record.Product2Id ?? '')) {
      if (price.UseStandardPrice !== 'true' || price === record) continue
      store.table('PricebookEntry')?.update(price, { UnitPrice: record.UnitPrice ?? '' })
    }
  },
}

/** Name and code of a price are those of its product. Source: Object Reference, "PricebookEntry", `Name` and `ProductCode`. */
export const PRODUCT_RULES: ObjectRules = {
  afterWrite: (store, record) => {
    for (const price of pricesOf(store, idOf(record))) {
      const { Name = '', ProductCode = '' } = record
      store.table('PricebookEntry')?.update(price, { Name, ProductCode })
    }
  },
}

/** Whether a price book is the one that every org has from its start, and that nobody can create.
 *  Source: Object Reference, "Pricebook2", `IsStandard`. */
function isStandard(book: StoredRecord | undefined): boolean {
  return book?.IsStandard === 'true'
}

function refuseNew(store: Store, record: StoredRecord): RowError | undefined {
  if (sameDefinition(store, record) !== undefined) return priceExists()
  if (isStandard(bookOf(store, record))) return undefined
  const standard = standardPriceOf(store, record)
  if (standard === undefined) return standardPriceMissing()
  return keepsStandardPrice(store, record, record.UnitPrice)
}

/** A price that uses the standard price takes no other one, not even in the row that ends this use.
 *  Sources: Object Reference, "PricebookEntry", `UnitPrice` and `UseStandardPrice`; Salesforce Help 000193277,
 *  "Pricebook Entry Field Integrity Error via API"; fishofprey.com, "Obscure field integrity exception when upserting PricebookEntry". */
function keepsStandardPrice(store: Store, price: StoredRecord, unitPrice: string | undefined): RowError | undefined {
  if (price.UseStandardPrice !== 'true' || unitPrice === undefined || isStandard(bookOf(store, price))) return undefined
  const standard = standardPriceOf(store, price)
  return Number(standard?.UnitPrice) === Number(unitPrice) ? undefined : standardPriceInUse()
}

function copyProduct(price: StoredRecord, product: StoredRecord | undefined): void {
  const { Name, ProductCode } = product ?? {}
  if (Name !== undefined) price.Name = Name
  if (ProductCode !== undefined) price.ProductCode = ProductCode
}

function sameDefinition(store: Store, { Product2Id = '', Pricebook2Id }: StoredRecord): StoredRecord | undefined {
  return pricesOf(store, Product2Id).find((price) => price.Pricebook2Id === Pricebook2Id)
}

function standardPriceOf(store: Store, { Product2Id = '' }: StoredRecord): StoredRecord | undefined {
  return pricesOf(store, Product2Id).find((price) => isStandard(bookOf(store, price)))
}

function pricesOf(store: Store, productId: string): readonly StoredRecord[] {
  const table = store.table('PricebookEntry')
  const field = store.schema.field('PricebookEntry', 'Product2Id')
  return table === undefined || field === undefined ? [] : table.find(field, productId)
}

function bookOf(store: Store, { Pricebook2Id = '' }: StoredRecord): StoredRecord | undefined {
  return store.table('Pricebook2')?.get(Pricebook2Id)
}

function productOf(store: Store, { Product2Id = '' }: StoredRecord): StoredRecord | undefined {
  return store.table('Product2')?.get(Product2Id)
}
