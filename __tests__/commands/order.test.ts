import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Orderable, type OrderedLoad, orderLoads } from '../../src/commands/order.ts'
import { parseHeader } from '../../src/csv/header.ts'
import { LoadError } from '../../src/errors.ts'
import { mapHeader } from '../../src/mapping/map-header.ts'
import { type ObjectDescribe, parseDescribe } from '../../src/org/describe.ts'
import { aSpec } from '../support/load-spec.ts'

/** A reference from one load of a step to another. */
interface Link {
  readonly from: number
  readonly to: number
  /** `needs`, `ref`, a look-up, or a relationship column. */
  readonly by: 'needs' | 'ref' | 'lookup' | 'relationship'
  /** The column may be left out first. */
  readonly isFree: boolean
}

/** Loads that each put in an object of their own, with a column for each link. */
function stepOf(count: number, links: readonly Link[]) {
  const describes = new Map<string, ObjectDescribe>()
  const loads = Array.from({ length: count }, (_, index): Orderable => {
    const own = links.filter(({ from }) => from === index)
    const nameOf = ({ to }: Link) => `C${links.findIndex((link) => own.includes(link) && link.to === to)}`
    const fields = own.flatMap((link) =>
      link.by === 'needs'
        ? []
        : [
            {
              name: `${nameOf(link)}__c`,
              type: 'reference',
              nillable: link.isFree,
              updateable: link.isFree,
              referenceTo: [`O${link.to}__c`],
              relationshipName: `${nameOf(link)}__r`,
            },
          ],
    )
    const described = parseDescribe({ name: `O${index}__c`, fields: [{ name: 'Name', type: 'string' }, ...fields] })
    if (described !== undefined) describes.set(`o${index}__c`, described)
    const columns = own.flatMap((link) => (link.by === 'needs' ? [] : [columnOf(link, nameOf(link))]))
    const uses = own.flatMap((link) => {
      if (link.by !== 'ref' && link.by !== 'lookup') return []
      const to = `${nameOf(link)}__c`
      const common = { to, by: ['Name'], missing: { kind: 'fail' } } as const
      const use =
        link.by === 'ref'
          ? ({ kind: 'ref', load: `load-${link.to}`, ...common } as const)
          : ({ kind: 'lookup', object: `O${link.to}__c`, ...common } as const)
      return [[columnOf(link, nameOf(link)), use] as const]
    })
    const spec = {
      uses: new Map(uses),
      leaveOut: [],
      optional: [],
      constants: new Map<string, string>(),
      key: [],
      findsAll: false,
      sendsOnlyId: false,
      where: new Map<string, readonly string[]>(),
      whereNot: new Map<string, readonly string[]>(),
    }
    const bytes = Buffer.from(`${['Name', ...columns].join(',')}\n`)
    const { header } = mapHeader(parseHeader(bytes, 'COMMA', { start: 0, end: bytes.length, line: 1 }), spec)
    const needs = own.flatMap(({ by, to }) => (by === 'needs' ? [`load-${to}`] : []))
    return {
      spec: {
        ...aSpec({ operation: 'insert', object: `O${index}__c` }),
        name: `load-${index}`,
        manifest: { path: 'seed.yml', columns: spec, needs, onFailure: 'stop', onMissing: 'fail' },
      },
      read: { files: [{ header }] },
    }
  })
  return { loads, describer: { describe: async (object: string) => describes.get(object.toLowerCase()) } }
}

function columnOf({ by }: Link, name: string): string {
  return by === 'relationship' ? `${name}__r.Key__c` : `${name} key`
}

const names = (loads: readonly Orderable[]) => loads.map(({ spec }) => spec.name)

const anyLinks = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc.tuple(
    fc.constant(count),
    fc.uniqueArray(
      fc.record({
        from: fc.nat({ max: count - 1 }),
        to: fc.nat({ max: count - 1 }),
        by: fc.constantFrom('needs', 'ref', 'lookup', 'relationship'),
        isFree: fc.boolean(),
      }),
      { maxLength: 10, selector: ({ from, to }) => `${from} ${to}` },
    ),
  ),
)

/** Whether some order lets each load come after those that it needs, once all free columns are left out. */
function hasOrder(count: number, links: readonly Link[]): boolean {
  const fixed = links.filter(({ by, isFree }) => by === 'needs' || !isFree)
  const left = new Set(Array.from({ length: count }, (_, index) => index))
  for (;;) {
    const next = [...left].find((index) => !fixed.some(({ from, to }) => from === index && left.has(to)))
    if (next === undefined) return left.size === 0
    left.delete(next)
  }
}

describe('the order of loads', () => {
  it('comes after what each load needs, and defers no column but free ones, and those only in a circle', async () => {
    await fc.assert(
      fc.asyncProperty(anyLinks, async ([count, links]) => {
        const { loads, describer } = stepOf(count, links)
        let ordered: readonly OrderedLoad<Orderable>[]
        try {
          ordered = await orderLoads(loads, describer)
        } catch (error) {
          expect(error).toBeInstanceOf(LoadError)
          expect(hasOrder(count, links)).toBe(false)
          return
        }
        expect(hasOrder(count, links)).toBe(true)
        const order = ordered.map(({ load }) => load)
        expect(names(order).sort()).toEqual(names(loads).sort())
        const place = (index: number) => order.findIndex(({ spec }) => spec.name === `load-${index}`)
        const deferred = ordered.flatMap(({ load, deferred: columns }) =>
          columns.map(({ column, on }) => `${load.spec.name} ${on.spec.name} ${column === '' ? '' : 'column'}`),
        )
        const isDeferred = ({ from, to }: Link) => deferred.includes(`load-${from} load-${to} column`)
        for (const link of links) {
          if (isDeferred(link)) expect(link).toMatchObject({ isFree: true })
          else expect(place(link.to)).toBeLessThan(place(link.from))
          if (link.by === 'needs') expect(isDeferred(link)).toBe(false)
        }
        // Without a circle nothing is deferred.
        if (
          hasOrder(
            count,
            links.map((link) => ({ ...link, isFree: false })),
          )
        )
          expect(deferred).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps the order of the manifest where nothing else decides', async () => {
    const { loads, describer } = stepOf(3, [])
    expect((await orderLoads(loads, describer)).map(({ load }) => load)).toEqual(loads)
  })

  it('names the loads and columns of a circle that nothing can open', async () => {
    const { loads, describer } = stepOf(2, [
      { from: 0, to: 1, by: 'ref', isFree: false },
      { from: 1, to: 0, by: 'needs', isFree: false },
    ])
    await expect(orderLoads(loads, describer)).rejects.toThrow(
      'no load can be first, because `load-0` comes after `load-1` because of its column `C0 key` and `load-1` comes after `load-0` by `needs`. A column can be set afterwards where the org lets it be blank and be updated, which it does not for `C0 key`. Nothing was sent.',
    )
    const own = stepOf(1, [{ from: 0, to: 0, by: 'relationship', isFree: false }])
    await expect(orderLoads(own.loads, own.describer)).rejects.toThrow(
      'because `load-0` refers to its own records by `C0__r.Key__c`',
    )
  })
})
