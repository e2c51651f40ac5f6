import type { FoundIds } from '../lookups/find-ids.ts'
import { type KnownLookUp, lookUpKey, whyNoKey } from '../lookups/look-up.ts'
import { listed } from '../text/words.ts'
import type { Explained, Resolver } from './resolver.ts'

/** Finds Ids among those that the org was asked for. */
export function lookUpResolver(known: KnownLookUp, { ids }: Pick<FoundIds, 'ids'>): Resolver {
  const { object } = known
  const by = known.fields.map(({ soql }) => soql)
  return {
    find: (values) => {
      const key = lookUpKey(known, values)
      return key === undefined ? undefined : ids.find(key)
    },
    canFind: (values) => lookUpKey(known, values) !== undefined,
    explain: (values, found): Explained => {
      if (found !== undefined)
        return {
          code: 'LOOKUP_AMBIGUOUS',
          why: `several records of ${object} have this ${listed(by, by.length)}: ${found.ids.join(' and ')}`,
          whyWithValue: `several records of ${object} have the ${pairs(by, values)}: ${found.ids.join(' and ')}`,
        }
      const cannot = whyNoKey(known, values) === 'not a value' ? ', which cannot be one' : ''
      return {
        code: 'LOOKUP_NOT_FOUND',
        why: `the org has no ${object} with this ${listed(by, by.length)}${cannot}`,
        whyWithValue: `the org has no ${object} with the ${pairs(by, values)}${cannot}`,
      }
    },
  }
}

/** Names and values: `Name "Acme" and City "Oslo"`. */
export function pairs(names: readonly string[], values: readonly string[]): string {
  return listed(
    names.map((name, index) => `${name} "${values[index] ?? ''}"`),
    names.length,
  )
}
