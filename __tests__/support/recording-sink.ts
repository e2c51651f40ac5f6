import type { NotKnown, OutcomeSink } from '../../src/results/sink.ts'

/** What a sink was told of one record. */
export interface RecordedOutcome {
  /** `file:line`; blank for a row whose record is not known. */
  readonly at: string
  readonly was: 'loaded' | 'failed' | NotKnown | 'skipped' | 'unmatched'
  /** Its Id where it was loaded, `sf__Error` where it failed, the reason where it was skipped. */
  readonly said: string
  readonly isCreated?: boolean
}

/** A sink that keeps in memory what a file would hold: what is taken back is gone. */
export function recordingSink(): OutcomeSink & { readonly outcomes: readonly RecordedOutcome[] } {
  const outcomes: RecordedOutcome[] = []
  let kept = 0
  const at = ({ file, line }: { readonly file: { readonly path: string }; readonly line: number }) =>
    `${file.path}:${line}`
  return {
    outcomes,
    succeeded: (record, _, id, isCreated) => {
      const said = typeof id === 'string' ? id : id.bytes.toString('latin1', id.start, id.end)
      outcomes.push({ at: at(record), was: 'loaded', said, isCreated })
    },
    failed: (record, _, { error }) => void outcomes.push({ at: at(record), was: 'failed', said: error }),
    notKnown: (record, _, was) => void outcomes.push({ at: at(record), was, said: '' }),
    unmatched: ({ name, id }) => void outcomes.push({ at: '', was: 'unmatched', said: `${name} ${id}` }),
    skipped: (place, why) => void outcomes.push({ at: at(place), was: 'skipped', said: why }),
    flush: async () => {},
    keep: () => {
      kept = outcomes.length
    },
    takeBack: async () => {
      outcomes.length = kept
    },
    close: async () => {},
  }
}

/** What became of each record, as `file:line was`, in the order of the places. */
export function placesOf(outcomes: readonly RecordedOutcome[]): readonly string[] {
  return outcomes.map(({ at, was }) => `${at} ${was}`).sort((a, b) => (numbered(a) < numbered(b) ? -1 : 1))
}

function numbered(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(8, '0'))
}
