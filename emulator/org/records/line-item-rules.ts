import {
  bothPrices,
  bothPricesChanged,
  priceBookInUse,
  priceInactive,
  priceInOtherBook,
  priceNotSpecified,
} from '../store/price-errors.ts'
import { type RowError, requiredFieldMissing } from '../store/row-errors.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import { roundedDecimal } from '../store/values.ts'
import type { ObjectRules } from './object-rules.ts'
import { idOf } from './references.ts'

/** A line item is a product at its price in the price book of the opportunity; the first one gives its price book, if that
 *  is active, to an opportunity that has none. A price that is deleted leaves its line items as they are.
 *  Sources: Object Reference, "OpportunityLineItem", Usage and "Effects on Opportunities", and "PricebookEntry", Usage. */
export const LINE_ITEM_RULES: ObjectRules = {
  fillIn,
  refuseChange: (_store, existing, changes) => {
    const { Quantity, UnitPrice, TotalPrice } = changes
    if (UnitPrice !== undefined && TotalPrice !== undefined) return bothPricesChanged()
    if (UnitPrice === '' || TotalPrice === '') return requiredFieldMissing(['UnitPrice'])
    if (Quantity === undefined && UnitPrice === undefined && TotalPrice === undefined) return undefined
    const given = TotalPrice === undefined ? { UnitPrice: UnitPrice ?? existing.UnitPrice ?? '0' } : { TotalPrice }
    Object.assign(changes, prices(given, Quantity ?? existing.Quantity ?? '0'))
    return undefined
  },
  afterWrite: (store, record) => {
    const opportunity = opportunityOf(store, record)
    if (opportunity === undefined) return
    const items = itemsOf(store, idOf(opportunity))
    if (items.length === 0) return
    const Pricebook2Id = opportunity.Pricebook2Id ?? priceOf(store, record)?.Pricebook2Id ?? ''
    const Amount = rounded(items.reduce((sum, { TotalPrice }) => sum + Number(TotalPrice ?? 0), 0))
    store.table('Opportunity')?.update(opportunity, { Pricebook2Id, Amount, ...store.touched() })
  },
  keptLookups: ['PricebookEntryId', 'Product2Id'],
}

/** The price book of an opportunity with line items cannot be changed; its amount is theirs, and other ones are ignored.
 *  Source: Object Reference, "OpportunityLineItem", "Effects on Opportunities". */
export const OPPORTUNITY_RULES: ObjectRules = {
  refuseChange: (store, existing, changes) => {
    if (itemsOf(store, idOf(existing)).length === 0) return undefined
    delete changes.Amount
    const { Pricebook2Id } = changes
    const isOther = Pricebook2Id !== undefined && Pricebook2Id !== (existing.Pricebook2Id ?? '')
    return isOther ? priceBookInUse() : undefined
  },
}

function fillIn(store: Store, record: StoredRecord): RowError | undefined {
  const price = priceOf(store, record)
  if (price === undefined) return priceNotSpecified()
  const book = store.table('Pricebook2')?.get(price.Pricebook2Id ?? '')
  const opportunity = opportunityOf(store, record)
  const isInBook = opportunity?.Pricebook2Id === undefined ? book?.IsActive === 'true' : isSameBook(opportunity, price)
  if (!isInBook) return priceInOtherBook()
  if (price.IsActive !== 'true') return priceInactive()
  // Source: Object Reference, "OpportunityLineItem", `UnitPrice` and `TotalPrice`: one of them is required, not both.
  if (record.UnitPrice === undefined && record.TotalPrice === undefined) return requiredFieldMissing(['UnitPrice'])
  if (record.UnitPrice !== undefined && record.TotalPrice !== undefined) return bothPrices()
  Object.assign(record, prices(record, record.Quantity ?? '0'), copied(price))
  record.Name = [opportunity?.Name, price.Name].filter(Boolean).join(' ')
  return undefined
}

/** What a line item has of its price. Source: Object Reference, "OpportunityLineItem", `ListPrice`, `Product2Id` and
 *  `ProductCode`. */
function copied({ Product2Id, ProductCode, UnitPrice }: StoredRecord): StoredRecord {
  return {
    ...(Product2Id === undefined ? {} : { Product2Id }),
    ...(ProductCode === undefined ? {} : { ProductCode }),
    ...(UnitPrice === undefined ? {} : { ListPrice: UnitPrice }),
  }
}

/** Both prices of a line item, each from the other one and the quantity; a change of the quantity keeps the price of one.
 *  Source: Object Reference, "OpportunityLineItem", `Quantity`, `UnitPrice` and `TotalPrice`. */
function prices({ UnitPrice = '0', TotalPrice }: StoredRecord, quantity: string): StoredRecord {
  if (TotalPrice === undefined) return { UnitPrice, TotalPrice: rounded(Number(UnitPrice) * Number(quantity)) }
  return { TotalPrice, UnitPrice: Number(quantity) === 0 ? '0' : rounded(Number(TotalPrice) / Number(quantity)) }
}

function rounded(amount: number): string {
  return roundedDecimal(String(amount), 2) ?? String(amount)
}

function isSameBook(opportunity: StoredRecord, price: StoredRecord): boolean {
  return opportunity.Pricebook2Id === price.Pricebook2Id
}

function priceOf(store: Store, { PricebookEntryId = '' }: StoredRecord): StoredRecord | undefined {
  return store.table('PricebookEntry')?.get(PricebookEntryId)
}

function opportunityOf(store: Store, { OpportunityId = '' }: StoredRecord): StoredRecord | undefined {
  return store.table('Opportunity')?.get(OpportunityId)
}

function itemsOf(store: Store, opportunityId: string): readonly StoredRecord[] {
  const table = store.table('OpportunityLineItem')
  const field = store.schema.field('OpportunityLineItem', 'OpportunityId')
  return table === undefined || field === undefined ? [] : table.find(field, opportunityId)
}
