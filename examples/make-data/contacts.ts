import { accountKey } from './accounts.ts'
import type { Row } from './csv.ts'
import { type Mistake, withMistakes } from './mistakes.ts'
import { personName } from './people.ts'
import { createRandom, type Random } from './random.ts'

const TITLES = ['Buyer', 'Chief Executive, Founder', 'Head of "Special Projects"', 'IT Manager', 'Team Lead'] as const
const LEVELS = ['Primary', 'Secondary', 'Tertiary', ''] as const

const MISTAKES: readonly Mistake[] = [
  { first: 150, every: 650, values: { 'Account.Ext_Id__c': 'ACC-99999' } },
  { first: 77, every: 400, values: { Email: 'nobody@@example.com' } },
  { first: 333, every: 800, values: { Level__c: 'VIP' } },
  { first: 1_250, every: 900, values: { LastName: '' } },
]

/** Makes contacts of the accounts of `makeAccounts`. Contacts of the same account follow each other. */
export function makeContacts(count: number): Row[] {
  const random = createRandom(2)
  return withMistakes(
    Array.from({ length: count }, (_, index) => makeContact(index, random)),
    MISTAKES,
  )
}

function makeContact(index: number, random: Random): Row {
  const number = index + 1
  const note = `Met at the fair, hall ${1 + random.below(9)}.`
  return {
    Ext_Id__c: `CON-${String(number).padStart(5, '0')}`,
    'Account.Ext_Id__c': accountKey(Math.floor((index * 2) / 3)),
    ...personName(random),
    Title: random.pick(TITLES),
    Email: `contact-${number}@example.com`,
    Phone: `+1 312 555 01${String(random.below(100)).padStart(2, '0')}`,
    Level__c: random.pick(LEVELS),
    Description: random.below(4) === 0 ? `${note}\nPrefers e-mail; call only in the morning.` : '',
  }
}
