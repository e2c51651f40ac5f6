import type { Row } from './csv.ts'

/** A mistake that people make. Every `every`-th record from record `first` on, counted from 0, gets these values. */
export interface Mistake {
  readonly first: number
  readonly every: number
  readonly values: Row
}

export function withMistakes(rows: readonly Row[], mistakes: readonly Mistake[]): Row[] {
  return rows.map((row, index) => {
    const made = mistakes.filter(({ first, every }) => index >= first && (index - first) % every === 0)
    return Object.fromEntries([row, ...made.map(({ values }) => values)].flatMap(Object.entries<string>))
  })
}
