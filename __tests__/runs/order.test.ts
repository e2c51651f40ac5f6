import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseHeader } from '../../src/csv/header.ts'
import { LoadError } from '../../src/errors.ts'
import { mapHeader } from '../../src/mapping/map-header.ts'
import { type ObjectDescribe, parseDescribe } from '../../src/org/describe.ts'
import { type Orderable, type OrderedLoad, orderLoads } from '../../src/runs/order.ts'
import { type Pass, passesOf } from '../../src/runs/passes.ts'
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

describe('a load that refers to its own records', () => {
  const own = (isFree: boolean, change: Partial<Orderable['spec']> = {}, key: readonly string[] = []) => {
    const { loads, describer } = stepOf(1, [{ from: 0, to: 0, by: 'ref', isFree }])
    return orderLoads(
      loads.map(({ spec: { manifest, ...spec }, read }) => ({
        read,
        spec: {
          ...spec,
          ...change,
          ...(manifest && { manifest: { ...manifest, columns: { ...manifest.columns, key } } }),
        },
      })),
      describer,
    )
  }
  const columnsOf = (ordered: Awaited<ReturnType<typeof own>>) =>
    ordered.flatMap(({ deferred }) => deferred.map(({ column }) => column))

  it('sets the column afterwards, also where it updates records', async () => {
    expect(columnsOf(await own(true))).toEqual(['C0 key'])
    expect(columnsOf(await own(true, { operation: 'update' }))).toEqual(['C0 key'])
    await expect(own(false, { operation: 'update' })).rejects.toThrow('which it does not for `C0 key`')
  })

  it('is refused where the column fills a field of its key', async () => {
    expect(columnsOf(await own(true, { operation: 'upsert' }, ['Name']))).toEqual(['C0 key'])
    await expect(own(true, { operation: 'upsert' }, ['Name', 'c0__c'])).rejects.toThrow(
      '`manifest`: no load can be first, because `load-0` refers to its own records by `C0 key`. A field of `key` cannot be set afterwards, because the step finds the records by it first. Remove `c0__c` from the `key` of `load-0`. Nothing was sent.',
    )
  })
})

/** Some loads in an order, each of them behind some of those that are listed before it. */
const anyBehind = anyLinks.chain(([count, links]) =>
  fc.record({
    count: fc.constant(count),
    links: fc.constant(links.map((link) => ({ ...link, isFree: link.isFree || link.by !== 'needs' }))),
    behind: fc.uniqueArray(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })), { maxLength: 6 }),
  }),
)

/** The passes of loads in their order, by the names of their loads; undefined where they have none. */
async function passesWith({ count, links, behind }: { count: number; links: readonly Link[]; behind: Pairs }) {
  const { loads, describer } = stepOf(count, links)
  const ordered = await orderLoads(loads, describer).catch(() => undefined)
  const listed = behind.filter(([later, earlier]) => earlier < later)
  const all = ordered?.map((one) => {
    const own = listed.filter(([later]) => loads[later] === one.load)
    return { ...one, behind: own.flatMap(([, earlier]) => loads[earlier] ?? []) }
  })
  return { loads, listed, passes: all && passesOf(all) }
}

type Pairs = readonly (readonly [number, number])[]

describe('the passes of loads', () => {
  it('come after all that they need, each once', async () => {
    await fc.assert(
      fc.asyncProperty(anyBehind, async (step) => {
        const { passes = [] } = await passesWith(step)
        for (const [place, { after }] of passes.entries())
          for (const other of after) expect(passes.indexOf(other)).toBeLessThan(place)
        expect(new Set(passes.map(({ load, isSecond }) => `${load.spec.name} ${isSecond}`)).size).toBe(passes.length)
        for (const { load, after } of passes.filter(({ isSecond }) => isSecond))
          expect(after.filter((other) => other.load === load).map(({ isSecond }) => isSecond)).toEqual([false])
      }),
    )
  })

  it('come after both passes of a load that `needs` names, unless the second one needs the load itself', async () => {
    let met = 0
    await fc.assert(
      fc.asyncProperty(anyBehind, async (step) => {
        const { loads, passes = [] } = await passesWith({ ...step, behind: [] })
        for (const { from, to } of step.links.filter(({ by }) => by === 'needs')) {
          const first = passes.find(({ load }) => load === loads[from])
          const second = passes.find(({ load, isSecond }) => isSecond && load === loads[to])
          if (first === undefined || second === undefined) continue
          const comesFirst = passes.indexOf(second) < passes.indexOf(first)
          if (comesFirst) met++
          expect(first.after.includes(second)).toBe(comesFirst)
          if (!comesFirst) expect(isAfter(second, loads[from])).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
    expect(met).toBeGreaterThan(0)
  })

  it('keep to the manifest where loads share records by a key, unless the earlier one waits for the later one', async () => {
    await fc.assert(
      fc.asyncProperty(anyBehind, async (step) => {
        const { loads, listed, passes = [] } = await passesWith({ ...step, behind: step.behind.slice(0, 1) })
        for (const [later, earlier] of listed) {
          const first = passes.findIndex(({ load }) => load === loads[later])
          for (const pass of passes.filter(({ load }) => load === loads[earlier]))
            if (passes.indexOf(pass) > first) expect(isAfter(pass, loads[later])).toBe(true)
        }
      }),
    )
  })

  it('keep to the manifest for all loads that share records by a key and need none of each other', async () => {
    await fc.assert(
      fc.asyncProperty(anyBehind, async ({ count, behind }) => {
        const { loads, passes } = await passesWith({ count, links: [], behind })
        expect(passes?.map(({ load }) => load)).toEqual(loads)
      }),
    )
  })
})

/** Whether a pass needs a load, maybe over other passes. */
function isAfter(pass: Pass<Orderable>, load: Orderable | undefined): boolean {
  return pass.after.some((other) => (other.load === load && !other.isSecond) || isAfter(other, load))
}

it('calls loads sharers that a key lets find the same records, in the order of the manifest', async () => {
  const keyed = (object: string, key: readonly string[]): Orderable => {
    const { loads } = stepOf(1, [])
    const [load] = loads
    if (load?.spec.manifest === undefined) throw new Error('A load of a manifest is expected.')
    const columns = { ...load.spec.manifest.columns, key }
    return { ...load, spec: { ...load.spec, object, manifest: { ...load.spec.manifest, columns } } }
  }
  const loads = [keyed('A', []), keyed('a', ['Name']), keyed('B', ['Name']), keyed('A', []), keyed('b', [])]
  const ordered = await orderLoads(loads, { describe: async () => undefined })
  const places = ordered.map(({ behind }) => behind.map((other) => loads.indexOf(other)))
  expect(places).toEqual([[], [0], [], [1], [2]])
})
