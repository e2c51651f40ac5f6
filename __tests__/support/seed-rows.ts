import type { SeedRow, SeedTableName } from './seed-tables.ts'

const STANDARD = 'Standard Price Book'
/** Custom price books: the first has a price of each product, the second of every other one. */
const BOOKS = ['Partners', 'Retail'] as const
const DAY = Date.UTC(2026, 10, 24)
const DAY_MS = 86_400_000

/** Makes the records of a seed, in the order of their keys. Names with commas and quotes are among them. */
export function makeSeedRows(count: number, owner: string): Record<SeedTableName, SeedRow[]> {
  const products = Math.max(4, Math.ceil(count / 3))
  const projects = Math.max(2, Math.ceil(count / 2))
  return {
    accounts: times(count, (index) => ({
      key: `A-${index}`,
      name: `Account ${index}${['', ', Inc.', ' "North"'][index % 3]}`,
      // Every seventh account begins a hierarchy of its own.
      parent: index % 7 === 0 ? '' : `A-${Math.floor((index - 1) / 2)}`,
      type: index % 2 === 0 ? 'Business' : 'Partner',
      owner,
    })),
    contacts: times(2 * count, (index) => ({
      key: `C-${index}`,
      first: `First ${index}`,
      last: `Last ${index}`,
      email: `contact-${index}@example.com`,
      account: `A-${index % count}`,
      boss: index < count ? '' : `C-${index - count}`,
    })),
    products: times(products, (index) => ({
      key: `P-${index}`,
      name: `Product ${index}`,
      code: `CODE-${index}`,
      active: 'true',
    })),
    'price-books': BOOKS.map((name) => ({ key: `B-${name}`, name, active: 'true' })),
    prices: times(products, pricesOf).flat(),
    opportunities: times(count, (index) => ({
      key: `O-${index}`,
      name: `Opportunity ${index}`,
      account: `A-${index}`,
      stage: index % 4 === 0 ? 'Closed Won' : 'Prospecting',
      closes: day(index),
      givenBook: index % 3 === 1 ? '' : bookOf(index),
      book: bookOf(index),
    })),
    'line-items': times(count, (index) => [0, 2].map((step) => itemOf(index, step, products))).flat(),
    projects: times(projects, (index) => ({
      key: `J-${index}`,
      name: `Project ${index}`,
      account: `A-${index % count}`,
      parent: index === 0 ? '' : `J-${Math.floor((index - 1) / 2)}`,
    })),
    'invoice-lines': times(2 * projects, (index) => ({
      key: `L-${index}`,
      project: `J-${index % projects}`,
      date: day(index),
      account: index % 3 === 0 ? '' : `A-${index % count}`,
      quantity: String(1 + (index % 5)),
      each: String(10 + index / 2),
    })),
  }
}

/** The standard price of a product, and its custom ones. */
function pricesOf(index: number): SeedRow[] {
  const books = [STANDARD, BOOKS[0], ...(index % 2 === 0 ? [BOOKS[1]] : [])]
  return books.map((book, place) => ({
    key: priceKey(index, book),
    product: `P-${index}`,
    book,
    standard: String(book === STANDARD),
    price: String(100 + 10 * index - 2.5 * place),
    active: 'true',
  }))
}

/** A line item of a product that both custom price books have. */
function itemOf(opportunity: number, step: number, products: number): SeedRow {
  const even = 2 * Math.floor(products / 2)
  const product = (2 * opportunity + step) % even
  return {
    key: `I-${opportunity}-${step}`,
    opportunity: `O-${opportunity}`,
    price: priceKey(product, bookOf(opportunity)),
    quantity: String(1 + (opportunity % 4)),
    each: String(90 + product / 2),
  }
}

function priceKey(product: number, book: string): string {
  return `P-${product}-${book.slice(0, 1)}`
}

function bookOf(opportunity: number): string {
  return BOOKS[opportunity % 2] ?? BOOKS[0]
}

function day(index: number): string {
  return new Date(DAY + index * DAY_MS).toISOString().slice(0, 10)
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
