import type { Header } from '../csv/header.ts'
import type { Org } from '../org/org.ts'
import type { IdsOfLoads } from '../prepare/load-ids.ts'
import type { Matched } from '../resolve/key-matcher.ts'
import type { JudgeOf } from '../resolve/resolve-records.ts'
import type { Step } from '../step.ts'

/** What the org has under the keys of a load. */
export interface ByKey {
  /** Says what is known of the record from `start` to `end` under a header. */
  readonly matcherOf: (header: Header) => (bytes: Buffer, start: number, end: number) => Matched
  readonly judgeOf: JudgeOf
  /** Lists those of some records of the org, by their Ids, that cannot be records of the files which are new: they were found under a key
   *  of the files, or have a key now that no record of the files has. Throws LoadError where the org does not say. */
  readonly othersAmong: (ids: readonly string[]) => Promise<ReadonlySet<string>>
}

/** What the runs of a step are made ready with. */
export interface MakingReady {
  readonly ids: IdsOfLoads
  readonly org: Org
  readonly step: Step
  /** Whether other steps have made jobs of the load since it passed last: records that are to be deleted may be gone already, and new ones
   *  there. */
  readonly hasJobs: boolean
  /** When the first of those steps began, as ISO 8601. */
  readonly jobsSince: string | undefined
  /** Is called once nobody asks for the Ids of this run's records any more. */
  readonly onListed: () => void
  /** What is known of the keys of the load; the two halves of an upsert share it. */
  readonly byKey: (match: () => Promise<ByKey>) => Promise<ByKey>
}
