import { ACCOUNT_RULES } from './account-rules.ts'
import { LINE_ITEM_RULES, OPPORTUNITY_RULES } from './line-item-rules.ts'
import type { ObjectRules } from './object-rules.ts'
import { PRICE_BOOK_RULES, PRICE_RULES, PRODUCT_RULES } from './price-rules.ts'

const RULES: Readonly<Record<string, ObjectRules>> = {
  Account: ACCOUNT_RULES,
  Opportunity: OPPORTUNITY_RULES,
  OpportunityLineItem: LINE_ITEM_RULES,
  Pricebook2: PRICE_BOOK_RULES,
  PricebookEntry: PRICE_RULES,
  Product2: PRODUCT_RULES,
}

const NO_RULES: ObjectRules = {}

/** The rules of an object, by its name as describe spells it. */
export function rulesOf(object: string): ObjectRules {
  return RULES[object] ?? NO_RULES
}
