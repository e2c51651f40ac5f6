import { companyName } from './companies.ts'
import type { Row } from './csv.ts'
import { personName } from './people.ts'
import { PLACES } from './places.ts'
import { createRandom } from './random.ts'

const SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List'] as const

export function makeLeads(count: number): Row[] {
  const random = createRandom(5)
  return Array.from({ length: count }, (_, index) => {
    const { city, country } = random.pick(PLACES)
    return {
      ...personName(random),
      Company: companyName(random),
      Email: `lead-${index + 1}@example.com`,
      LeadSource: random.pick(SOURCES),
      City: city,
      Country: country,
    }
  })
}
