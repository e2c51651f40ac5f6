import type { Random } from './random.ts'

const FIRST = ['Alder', 'Birch', 'Cedar', 'Dune', 'Ember', 'Fjord', 'Granite', 'Harbor', 'Iris', 'Juniper'] as const
const SECOND = ['Brücke', 'Crest', 'Field', 'Forge', 'Light', 'Point', 'River', 'Stone', 'Vale', 'Works'] as const

/** Names of companies; some contain commas, quotes or wide characters, as real ones do. */
export function companyName(random: Random): string {
  const name = `${random.pick(FIRST)} ${random.pick(SECOND)}`
  return random.pick([
    name,
    `${name}, Inc.`,
    `${name} & Söhne GmbH`,
    `Café "${name}"`,
    `株式会社${name}`,
    `${name} 🌲 Outdoor, Ltd.`,
  ])
}
