import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Ambiguous, IdTable } from '../../src/ids/id-table.ts'
import { KeySet } from '../../src/ids/key-set.ts'
import { checkLetters } from '../../src/values/ids.ts'

const ID_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const shortIds = fc.string({ unit: fc.constantFrom(...ID_CHARACTERS), minLength: 15, maxLength: 15 })
/** Few, so that they meet. */
const someIds = fc.oneof(
  shortIds,
  fc.constantFrom('000000000000000', 'zzzzzzzzzzzzzzz', '001000000000001', '00100000000000A', '00100000000000a'),
)
const keys = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), maxLength: 9 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const long = (id: string) => id + checkLetters(id)

class Naive {
  readonly #ids = new Map<string, string[]>()

  get size(): number {
    return this.#ids.size
  }

  add(key: string, id: string): void {
    const known = this.#ids.get(key) ?? []
    if (!known.includes(id)) this.#ids.set(key, [...known, id])
  }

  find(key: string): string | Ambiguous | undefined {
    const [first, second] = this.#ids.get(key) ?? []
    if (first === undefined) return undefined
    return second === undefined ? long(first) : { ids: [long(first), long(second)] }
  }
}

describe('a table of Ids', () => {
  it('finds what a Map finds, by the text of a key and by its bytes', () => {
    const added = fc.array(fc.tuple(keys, someIds, fc.boolean()), { maxLength: 200 })
    fc.assert(
      fc.property(added, fc.array(keys), (entries, others) => {
        const [table, naive] = [new IdTable(), new Naive()]
        for (const [key, id, isLong] of entries) {
          table.add(key, isLong ? long(id) : id)
          naive.add(key, id)
        }
        expect(table.size).toBe(naive.size)
        for (const key of [...entries.map(([known]) => known), ...others]) {
          expect(table.find(key)).toEqual(naive.find(key))
          const bytes = Buffer.from(`--${key}-`)
          expect(table.findBytes(bytes, 2, bytes.length - 1)).toEqual(naive.find(key))
        }
      }),
    )
  })

  it('keeps the first two Ids of a key that has more', () => {
    const table = new IdTable()
    for (const id of ['001000000000001AAA', '001000000000001', '001000000000002', '001000000000003'])
      table.add('Acme', id)
    expect(table.find('Acme')).toEqual({ ids: ['001000000000001AAA', '001000000000002AAA'] })
    expect([table.size, table.ambiguous]).toEqual([1, 1])
  })

  it('grows beyond its first blocks and slots, ambiguous keys among them', () => {
    const table = new IdTable()
    const count = 40_000
    const idOf = (number: number) => long(`003${String(number).padStart(12, '0')}`)
    for (let number = 0; number < count; number++) {
      table.add(`K-${number}`, idOf(number))
      if (number % 100 === 0) table.add(`K-${number}`, idOf(number + count))
    }
    expect([table.size, table.ambiguous]).toEqual([count, count / 100])
    const wrong = Array.from({ length: count }, (_, number) => number).filter((number) => {
      const found = table.find(`K-${number}`)
      if (number % 100 !== 0) return found !== idOf(number)
      return typeof found !== 'object' || found.ids.join() !== `${idOf(number)},${idOf(number + count)}`
    })
    expect(wrong).toEqual([])
    expect(table.find(`K-${count}`)).toBeUndefined()
    expect(table.bytes).toBeLessThan(count * 60)
  })

  it('takes no text that is no Id, and is empty once its memory was given back', () => {
    const table = new IdTable()
    expect(() => table.add('Acme', 'none')).toThrow(RangeError)
    table.add('Acme', '001000000000001')
    table.release()
    expect([table.size, table.find('Acme')]).toEqual([0, undefined])
    table.add('Acme', '001000000000002')
    expect(table.find('Acme')).toBe('001000000000002AAA')
  })
})

it('a set of keys tells new keys from known ones', () => {
  fc.assert(
    fc.property(fc.array(keys), (all) => {
      const [set, naive] = [new KeySet(), new Set<string>()]
      for (const key of all) {
        expect(set.has(key)).toBe(naive.has(key))
        expect(set.add(key)).toBe(!naive.has(key))
        naive.add(key)
      }
      expect(set.size).toBe(naive.size)
    }),
  )
})
