import type { Random } from './random.ts'

const FIRST_NAMES = ['Ada', 'Björn', 'Chloé', 'Dmitri', 'Eleni', 'Fatima', 'Goran', '花子', 'Inês', 'José'] as const
const LAST_NAMES = ['Ångström', 'Brown', 'da Silva', 'García', 'Kowalska', "O'Neill", 'Παπαδοπούλου', '鈴木'] as const

export function personName(random: Random): { readonly FirstName: string; readonly LastName: string } {
  return { FirstName: random.pick(FIRST_NAMES), LastName: random.pick(LAST_NAMES) }
}
