import { companyName } from './companies.ts'
import type { Row } from './csv.ts'
import { type Mistake, withMistakes } from './mistakes.ts'
import { PLACES } from './places.ts'
import { createRandom, type Random } from './random.ts'

const INDUSTRIES = ['Banking', 'Energy', 'Healthcare', 'Manufacturing', 'Retail', 'Technology'] as const
const TYPES = ['Prospect', 'Customer - Direct', 'Channel Partner / Reseller'] as const
const TIERS = ['Gold', 'Silver', 'Bronze', ''] as const

const MISTAKES: readonly Mistake[] = [
  { first: 101, every: 331, values: { Tier__c: 'Platinum' } },
  { first: 240, every: 700, values: { BillingCity: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' } },
  { first: 55, every: 900, values: { Billing_Email__c: 'billing at example.com' } },
]

/** Returns the external id of an account by its number, from 0. */
export function accountKey(index: number): string {
  return `ACC-${String(index + 1).padStart(5, '0')}`
}

export function makeAccounts(count: number): Row[] {
  const random = createRandom(1)
  return withMistakes(
    Array.from({ length: count }, (_, index) => makeAccount(index, random)),
    MISTAKES,
  )
}

function makeAccount(index: number, random: Random): Row {
  const { city, country, street } = random.pick(PLACES)
  const floor = random.below(3) === 0 ? `\nFloor ${1 + random.below(20)}` : ''
  const since = `20${10 + random.below(15)}-0${1 + random.below(9)}-${10 + random.below(19)}`
  return {
    Ext_Id__c: accountKey(index),
    Name: companyName(random),
    Type: random.pick(TYPES),
    Industry: random.pick(INDUSTRIES),
    Tier__c: random.pick(TIERS),
    AnnualRevenue: String(50_000 * (1 + random.below(400))),
    Customer_Since__c: since,
    BillingStreet: `${street} ${1 + random.below(200)}${floor}`,
    BillingCity: city,
    BillingCountry: country,
    Billing_Email__c: `billing-${index + 1}@example.com`,
    Is_Strategic__c: String(random.below(10) === 0),
  }
}
