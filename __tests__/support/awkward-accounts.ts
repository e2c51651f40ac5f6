import { seededRandom } from '../../emulator/org/ground/random.ts'
import { encodeFields } from '../../src/csv/fields.ts'

export const AWKWARD_COLUMNS = [
  'Name',
  'AnnualRevenue',
  'Credit_Limit__c',
  'Customer_Since__c',
  'Last_Reviewed__c',
  'Is_Strategic__c',
  'Description',
  'Billing_Email__c',
]

/** Accounts that are hard to tell apart once their values were printed anew; 5 % of them are refused, for their email. */
export function awkwardAccounts(count: number, seed = 4): string {
  const random = seededRandom(seed)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] ?? values[0]
  const lines = [encodeFields(AWKWARD_COLUMNS, ',')]
  for (let number = 0; number < count; number++) {
    const company = `${pick(['Łódź', "Macy's", 'Smith & Söhne', '"Quoted" Ltd', '漢字'])} ${Math.floor(random() * 50)}`
    const values = [
      company,
      pick(['912260031', '1000', '0', '', String(Math.floor(random() * 1e9))]),
      pick(['1', '1.00', '0.5', '.5', '250000.25', '7e3']),
      pick(['2026-01-01', '2025-12-31', '', '2024-02-29']),
      pick(['2026-01-01T10:00:00Z', '2026-01-01T11:00:00+01:00', '2026-01-01T10:00:00.000Z', '']),
      pick(['true', 'false', 'TRUE', '1', '0']),
      pick(['', 'one line', 'two\nlines', 'a, "b" & <c>', `no. ${Math.floor(random() * 1_000)}`, ' padded ']),
      number % 20 === 13 ? pick(['nobody', 'two@@signs', 'no at all']) : pick(['', 'info@acme.example']),
    ]
    lines.push(
      encodeFields(
        values.map((value) => value ?? ''),
        ',',
      ),
    )
  }
  return `${lines.join('\n')}\n`
}
