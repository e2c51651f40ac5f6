import type { Field } from '../org/describe.ts'
import { nearest } from '../text/nearest.ts'
import { ByteSet } from './byte-set.ts'

/** Whether a value is one of a picklist's. */
export type PicklistPlace = 'active' | 'inactive' | 'missing'

/** The values of a picklist. */
export class Picklist {
  /** The API names of active values, as they are written. */
  readonly exact: ByteSet
  readonly #places = new Map<string, PicklistPlace>()
  readonly #active: readonly string[]
  readonly #isOpen: boolean

  constructor({ name, picklistValues }: Field) {
    const values = picklistValues ?? []
    this.#active = values.filter(({ active }) => active).map(({ value }) => value)
    this.exact = new ByteSet(this.#active)
    // Records may have a currency that is no longer active, and describe does not say which there are.
    this.#isOpen = /CurrencyIsoCode$/i.test(name)
    for (const { value, label, active } of values) {
      for (const word of [value, label ?? value]) {
        const key = keyOf(word)
        if (active || !this.#places.has(key)) this.#places.set(key, active ? 'active' : 'inactive')
      }
    }
  }

  /** Compares generously: case, blanks at the ends and labels instead of API names make no difference. */
  place(text: string): PicklistPlace {
    const place = this.#places.get(keyOf(text))
    return place ?? (this.#isOpen ? 'inactive' : 'missing')
  }

  /** The active value that a value was most likely meant to be; undefined when none is near. */
  near(text: string): string | undefined {
    return nearest(text.trim(), this.#active)
  }

  /** The first active values. */
  get examples(): readonly string[] {
    return this.#active
  }
}

function keyOf(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
