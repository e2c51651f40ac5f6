import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canonicalId, idSequence, isId, to18 } from '../../emulator/org/ground/ids.ts'

/** Ids as real orgs made them. */
const REAL_IDS = [
  '750R0000000zlh9IAA', // Bulk API 2.0 guide, "Create a Job"
  '001RM000003oCprYAE', // REST API guide, "Update Multiple Records with Fewer Round-Trips"
  '0013000000auCyTAAU', // Salesforce Help 000384876
  '7505e00000RZbzyAAD', // SFDO-Tooling/Snowfakery issue 793
]

const seeds = fc.nat()

describe('record ids', () => {
  it.each(REAL_IDS)('%s carries the check letters of its first 15 characters', (id) => {
    expect(to18(id.slice(0, 15))).toBe(id)
  })

  it.each(REAL_IDS)('%s is found again when a spreadsheet changed its case', (id) => {
    expect(canonicalId(id.toUpperCase())).toBe(id)
    expect(canonicalId(id.toLowerCase())).toBe(id)
  })

  it.each(['', 'abc', '001RM000003oCp', '001RM000003oCprY', '001RM000003oCp-', '001RM000003oCprYAE0'])(
    '%j is no id',
    (text) => {
      expect(isId(text)).toBe(false)
    },
  )

  it('check letters that ask for an upper-case digit are refused', () => {
    expect(isId('001RM000003oCpr555')).toBe(false)
  })

  it('a sequence yields distinct ids of its object, the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const next = idSequence('003', seed)
        const ids = Array.from({ length: 100 }, next)
        expect(new Set(ids).size).toBe(100)
        expect(ids.every((id) => id.startsWith('003') && canonicalId(id) === id)).toBe(true)
        expect(idSequence('003', seed)()).toBe(ids[0])
      }),
    )
  })
})
