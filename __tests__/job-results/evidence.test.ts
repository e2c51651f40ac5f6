import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Evidence, type FileRead, type Proof, prove } from '../../src/job-results/evidence.ts'

const whole = (rows: number): FileRead => ({ kind: 'whole', rows })
const BLANK: FileRead = { kind: 'blank' }
const REFUSED: FileRead = { kind: 'refused' }
const UNREADABLE: FileRead = { kind: 'unreadable' }
const NOT_NEEDED: FileRead = { kind: 'not needed' }

const FORM = 'InvalidBatch : Field name not found : Colour__c'
const LOCKS = 'TooManyLockFailure : Too many lock failure 200 Trying again later.'

interface Case {
  readonly state?: Evidence['job']['state']
  readonly says?: string
  readonly counted?: number
  readonly files: readonly [successful: FileRead, failed: FileRead, unprocessed: FileRead]
  readonly isSettled?: boolean
}

const RECORDS = 10

function proofOf({ state = 'Failed', says = LOCKS, counted = 0, files, isSettled = true }: Case): Proof {
  const [successful, failed, unprocessed] = files
  const job = { state, errorMessage: says, numberRecordsProcessed: counted }
  return prove({ job, records: RECORDS, successful, failed, unprocessed, isSettled })
}

/** What the proof comes to: which files tell (s, f, u), and what the other records are. */
function told(proof: Proof): string {
  const files = [proof.successfulTell && 's', proof.failedTell && 'f', proof.unprocessedTell && 'u']
  return `${files.filter(Boolean).join('')} ${proof.others}`
}

describe('what a job leaves in the org', () => {
  it.each<[string, Case, string]>([
    ['rows for all records', { files: [whole(7), whole(3), NOT_NEEDED] }, 'sf unaccounted'],
    ['failed rows for all records', { files: [NOT_NEEDED, whole(10), NOT_NEEDED] }, 'sf unaccounted'],
    ['three files that make up the part', { files: [whole(4), whole(1), whole(5)] }, 'sfu unaccounted'],
    ['three files that do not', { files: [whole(4), whole(1), whole(4)] }, 'sf unaccounted'],
    ['more rows counted than listed', { counted: 6, files: [whole(4), whole(1), whole(5)] }, 'sf unaccounted'],
    ['too many unprocessed rows', { files: [whole(5), whole(0), whole(10)] }, 'sf unaccounted'],
    ['all unprocessed, and nothing else', { files: [whole(0), whole(0), whole(10)] }, 'sfu unaccounted'],
    ['all unprocessed, beside empty answers', { files: [BLANK, BLANK, whole(10)] }, 'sfu unaccounted'],
    ['failed rows without the successful ones', { files: [UNREADABLE, whole(4), whole(6)] }, 's unaccounted'],
    ['successful rows without the failed ones', { files: [whole(4), UNREADABLE, whole(6)] }, 'sf unaccounted'],
    ['nothing that could be read', { files: [UNREADABLE, UNREADABLE, whole(10)] }, 's unaccounted'],
    [
      'nothing that could be read of a bad form',
      { says: FORM, files: [UNREADABLE, whole(0), whole(0)] },
      's unaccounted',
    ],
    ['files without rows', { files: [whole(0), whole(0), whole(0)] }, 'sf unaccounted'],
    ['files without rows of a bad form', { says: FORM, files: [whole(0), whole(0), NOT_NEEDED] }, 'sf unprocessed'],
    ['empty answers of a bad form', { says: FORM, files: [BLANK, BLANK, UNREADABLE] }, 'sf unprocessed'],
    [
      'a bad form of which rows are counted',
      { says: FORM, counted: 2, files: [BLANK, BLANK, BLANK] },
      'sf unaccounted',
    ],
    ['a bad form behind rows that went in', { says: FORM, files: [whole(4), whole(0), whole(6)] }, 'sfu unaccounted'],
    ['a bad form whose results are refused', { says: FORM, files: [REFUSED, REFUSED, whole(10)] }, 's unaccounted'],
  ])('%s', (_, evidence, expected) => {
    expect(told(proofOf(evidence))).toBe(expected)
  })

  it.each<[string, Case['files'], number, string]>([
    ['what has no row', [whole(4), whole(1), whole(5)], 0, 'sf pending'],
    ['everything, whose results are refused', [REFUSED, REFUSED, whole(10)], 0, 's pending'],
    ['everything, whose results could not be read', [UNREADABLE, UNREADABLE, NOT_NEEDED], 0, 's pending'],
    ['nothing, when rows tell of all', [whole(6), whole(4), NOT_NEEDED], 0, 'sf unaccounted'],
  ])('shortly after an abort, may still go in: %s', (_, files, counted, expected) => {
    expect(told(proofOf({ state: 'Aborted', isSettled: false, files, counted }))).toBe(expected)
  })

  it.each<[string, Case['files'], number, string]>([
    ['by three files that make up the part', [whole(4), whole(1), whole(5)], 5, 'sfu unaccounted'],
    [
      'by unprocessed rows and the count, where it refuses the others',
      [REFUSED, REFUSED, whole(6)],
      4,
      's u unaccounted',
    ],
    ['the same where it gives empty answers', [BLANK, BLANK, whole(6)], 4, 'sfu unaccounted'],
    ['not where they do not make up the part', [REFUSED, REFUSED, whole(6)], 3, 's unaccounted'],
    ['not where the others could not be read', [UNREADABLE, REFUSED, whole(6)], 4, 's unaccounted'],
    ['not where it refuses all', [REFUSED, REFUSED, REFUSED], 0, 's unaccounted'],
    ['by three files without a row: it was never closed', [whole(0), whole(0), BLANK], 0, 'sf unprocessed'],
    ['not by empty answers alone', [BLANK, BLANK, BLANK], 0, 'sf unaccounted'],
    ['not by files without a row of what is counted', [whole(0), whole(0), whole(0)], 2, 'sf unaccounted'],
  ])('long after an abort, the org tells %s', (_, files, counted, expected) => {
    expect(told(proofOf({ state: 'Aborted', files, counted })).replace(/ /g, '')).toBe(expected.replace(/ /g, ''))
  })

  it('tells nothing where rows are more than records', () => {
    const proof = proofOf({ files: [whole(8), whole(3), whole(0)] })
    expect([told(proof), proof.contradiction]).toEqual([' unaccounted', 'have more rows than the job has records'])
  })
})

const file: fc.Arbitrary<FileRead> = fc.oneof(
  fc.nat(RECORDS + 2).map(whole),
  fc.constantFrom(BLANK, REFUSED, UNREADABLE, NOT_NEEDED),
)
const evidence = fc.record({
  job: fc.record({
    state: fc.constantFrom<Evidence['job']['state']>('JobComplete', 'Failed', 'Aborted'),
    errorMessage: fc.constantFrom(FORM, LOCKS, null),
    numberRecordsProcessed: fc.nat(RECORDS),
  }),
  records: fc.constant(RECORDS),
  successful: file,
  failed: file,
  unprocessed: file,
  isSettled: fc.boolean(),
})

const isRead = ({ kind }: FileRead) => kind === 'whole' || kind === 'blank'
const rows = (read: FileRead) => (read.kind === 'whole' ? read.rows : 0)

it('never takes a record for surely not in without the files that would tell otherwise', () => {
  fc.assert(
    fc.property(evidence, (given) => {
      const { unprocessedTell, others, failedTell } = prove(given)
      const { successful, failed, unprocessed, job, isSettled } = given
      const areRead = isRead(successful) && isRead(failed)
      const isAborted = job.state === 'Aborted'
      if (others === 'unprocessed') expect(areRead && rows(successful) + rows(failed) === 0).toBe(true)
      if (others === 'unprocessed' || unprocessedTell) expect(isSettled || !isAborted).toBe(true)
      if (unprocessedTell) {
        const all = rows(unprocessed) + Math.max(rows(successful) + rows(failed), job.numberRecordsProcessed)
        expect(all).toBe(RECORDS)
        expect(areRead || isAborted).toBe(true)
      }
      if (failedTell) expect(isRead(successful) || rows(failed) === RECORDS).toBe(true)
      if (others === 'pending') expect(isAborted && !isSettled).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
