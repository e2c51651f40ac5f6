import type { Header } from '../csv/header.ts'
import type { ByteSpan } from '../join/arrived-rows.ts'
import type { DropReason } from '../parts/dropped.ts'
import type { FilePath } from '../parts/file-path.ts'
import type { Part } from '../parts/part.ts'
import type { PartRecord } from '../parts/part-records.ts'

/** What is known of a record that was neither loaded nor refused. */
export type NotKnown = 'unprocessed' | 'pending' | 'unaccounted'

/** Why a record is not sent. */
export type SkipReason = 'in already' | DropReason

/** A row of the org of which it is not known which record it tells of. */
export interface UnmatchedRow {
  readonly name: 'successful' | 'failed' | 'unprocessed'
  /** Blank where the org gives none. */
  readonly id: string
  readonly created: boolean
  /** The `sf__Error` of a failed one, else blank. */
  readonly error: string
  /** As the org printed them, each under the column of `header` in the same place. */
  readonly values: readonly string[]
  readonly header: Header
}

/** Takes what became of each record of a load, in the order of its parts. What was added since the last `keep` can be taken
 *  back. */
export interface OutcomeSink {
  /** @param id in the org, as text or as bytes that need no quotes */
  readonly succeeded: (record: PartRecord, part: Part, id: ByteSpan | string, created: boolean) => void
  /** @param said the record's Id in the org, blank where it has none, and its `sf__Error` */
  readonly failed: (record: PartRecord, part: Part, said: { readonly id: string; readonly error: string }) => void
  readonly notKnown: (record: PartRecord, part: Part, was: NotKnown) => void
  readonly unmatched: (row: UnmatchedRow) => void
  readonly skipped: (place: { readonly file: FilePath; readonly line: number }, why: SkipReason) => void
  /** A record that an earlier step has loaded, beside what `skipped` is told of it.
   *
   *  @param id in the org */
  readonly loadedBefore?: (record: PartRecord, part: Part, id: string) => void
  /** To be called now and then, and at the end of a part with `isEnd`. */
  readonly flush: (isEnd?: boolean) => Promise<void>
  /** To be called when a part was flushed to its end: what was added stays. */
  readonly keep: () => void
  readonly takeBack: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Hands everything to each of some sinks, in their order. A part is kept by all of them, once none has failed to flush it, or by
 *  none. */
export function toAll(sinks: readonly OutcomeSink[]): OutcomeSink {
  return {
    succeeded: (record, part, id, created) => {
      for (const sink of sinks) sink.succeeded(record, part, id, created)
    },
    failed: (record, part, said) => {
      for (const sink of sinks) sink.failed(record, part, said)
    },
    notKnown: (record, part, was) => {
      for (const sink of sinks) sink.notKnown(record, part, was)
    },
    unmatched: (row) => {
      for (const sink of sinks) sink.unmatched(row)
    },
    skipped: (place, why) => {
      for (const sink of sinks) sink.skipped(place, why)
    },
    loadedBefore: (record, part, id) => {
      for (const sink of sinks) sink.loadedBefore?.(record, part, id)
    },
    flush: async (isEnd) => {
      for (const sink of sinks) await sink.flush(isEnd)
    },
    keep: () => {
      for (const sink of sinks) sink.keep()
    },
    takeBack: () => eachOf(sinks, (sink) => sink.takeBack()),
    close: () => eachOf(sinks, (sink) => sink.close()),
  }
}

/** Does something with each sink, also where it fails for another one. */
async function eachOf(sinks: readonly OutcomeSink[], task: (sink: OutcomeSink) => Promise<void>): Promise<void> {
  const done = await Promise.allSettled(sinks.map(task))
  for (const end of done) if (end.status === 'rejected') throw end.reason
}
