import { RowError } from './row-errors.ts'

/** A custom price without a standard one. Source: forcedotcom/SFDX-Data-Move-Utility issue 706. */
export function standardPriceMissing(): RowError {
  return new RowError('STANDARD_PRICE_NOT_DEFINED', 'Before creating a custom price, create a standard price.')
}

const PRICE_EXISTS = 'This price definition already exists in this price book'

/** A price that the org had before the chunk. Code and text are those of live orgs, in public repositories. */
export function priceExists(): RowError {
  return new RowError('FIELD_INTEGRITY_EXCEPTION', PRICE_EXISTS)
}

/** A price that an earlier row of the chunk has made. The text was also reported with this code, for two prices that were
 *  inserted together. */
export function priceGivenTwice(): RowError {
  return new RowError('DUPLICATE_VALUE', PRICE_EXISTS)
}

/** A price that uses the standard price, with another one. Source: fishofprey.com, "Obscure field integrity exception when
 *  upserting PricebookEntry". */
export function standardPriceInUse(): RowError {
  return new RowError('FIELD_INTEGRITY_EXCEPTION', 'field integrity exception')
}

/** Source: Salesforce Help 000383141, "OpportunityLineItem Insert Field Integrity Error". */
export function priceNotSpecified(): RowError {
  return integrity(
    'PricebookEntryId, unknown',
    'versions 3.0 and higher must specify pricebook entry id; others must specify product id',
    ['PricebookEntryId', 'unknown'],
  )
}

/** Source: forcedotcom/SFDX-Data-Move-Utility issue 704. */
export function priceInOtherBook(): RowError {
  const why = 'pricebook entry is in a different pricebook than the one assigned to the opportunity'
  return integrity('PricebookEntryId', why, ['PricebookEntryId'])
}

/** Which text live orgs give is not known; this one is made like those of other price book entries that cannot be used. */
export function priceInactive(): RowError {
  return integrity('PricebookEntryId', 'pricebook entry is inactive', ['PricebookEntryId'])
}

/** Two prices for a new line item. Source of the code: bgaldino/rlm-base-dev pull request 54; the text is not known. */
export function bothPrices(): RowError {
  return integrity('UnitPrice, TotalPrice', 'cannot specify both UnitPrice and TotalPrice', ['UnitPrice', 'TotalPrice'])
}

/** Source: fishofprey.com, "Unable to set OpportunityLineItem Quantity or TotalPrice when using Revenue Schedule". */
export function bothPricesChanged(): RowError {
  return new RowError('INVALID_FIELD', "Cannot change both 'UnitPrice' and 'TotalPrice' in update call", ['UnitPrice'])
}

/** Another price book for an opportunity with line items. That it is refused is documented, code and text are not. */
export function priceBookInUse(): RowError {
  return integrity('Pricebook2Id', 'opportunity has line items of another pricebook', ['Pricebook2Id'])
}

function integrity(where: string, why: string, fields: readonly string[]): RowError {
  return new RowError('FIELD_INTEGRITY_EXCEPTION', `field integrity exception: ${where} (${why})`, fields)
}
