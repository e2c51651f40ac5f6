import type { JobInfo } from '../bulk/job.ts'
import { type Download, downloadRows, type ResultSource, removeDownload } from '../job-results/download.ts'
import { downloadAll } from '../job-results/download-all.ts'
import { prove } from '../job-results/evidence.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import { joinSome } from '../join/join-some.ts'
import type { JoinOptions } from '../join/join-task.ts'
import { type Matches, noMatches } from '../join/matches.ts'
import { RowTable } from '../join/row-table.ts'
import type { LedgerJob, SettledJob } from '../ledger/ledger.ts'
import { explainError } from '../org/explain.ts'
import { partsOfRecords } from '../parts/chosen-records.ts'
import type { Part } from '../parts/part.ts'
import { formKey, PartBuilder } from '../parts/part-builder.ts'
import type { LoadedIds } from '../results/loaded-ids.ts'
import type { HeldBack } from '../send/held-back.ts'
import type { Submission } from '../send/submission.ts'
import type { Step } from '../step.ts'
import { isOrgColumn } from '../values/column-name.ts'

/** What the row of a loaded record says. */
export interface LoadedRow {
  readonly id: string
  readonly created: boolean
}

export interface LookedFor {
  /** For each submission that has loaded records, the Id of each at its place, or what stands for it. */
  readonly loaded: ReadonlyMap<Submission, readonly (string | undefined)[]>
  readonly again: ReadonlyMap<HeldBack, LoadedRow>
  /** Records that are in. */
  readonly records: number
  /** Records that were loaded and are gone from the org: they count as not loaded. */
  readonly gone: number
  /** Rows of which no record is found, or not without doubt. */
  readonly unfound: readonly { readonly jobId: string; readonly recordId: string }[]
  /** Jobs of which a record was found. */
  readonly foundJobs: ReadonlySet<string>
  /** Jobs that leave it open what became of some of their records. */
  readonly unclear: readonly { readonly id: string; readonly records: number }[]
  readonly jobs: readonly { readonly id: string; readonly settled: SettledJob }[]
}

/** What a finder of records works with. */
export interface Finding {
  readonly jobs: OrgJobs
  readonly step: Step
  readonly join: JoinOptions
  /** Returns those of some ids of records that the org no longer has. */
  readonly findGone: (ids: readonly string[]) => Promise<ReadonlySet<string>>
  /** Finds those of some records that are alike and that other records know by different keys. Undefined where nothing has referred
   *  to the records yet: then any of them may get any row. */
  readonly findTwins?: LoadedIds['findTwins'] | undefined
  /** Lists those of some records of the org that are known to be none of those that are sent. */
  readonly othersAmong?: ((ids: readonly string[]) => Promise<ReadonlySet<string>>) | undefined
}

/** A record to be found: the place in its submission, or one that goes again. */
type Sought = { readonly submission: Submission; readonly index: number } | { readonly held: HeldBack }

/** Reads what the rows of earlier jobs say of the records of the files. */
export class RecordFinder {
  readonly #finding: Finding
  readonly #source: ResultSource

  constructor(finding: Finding) {
    this.#finding = finding
    this.#source = { client: finding.jobs.client, step: finding.step }
  }

  /** Finds the records that jobs have loaded among those that are not known to be loaded: by their rows, joined to the records. */
  async find(
    jobs: readonly { readonly entry: LedgerJob; readonly info: JobInfo }[],
    fresh: readonly Submission[],
    again: readonly HeldBack[],
  ): Promise<LookedFor> {
    const downloads: JobRows[] = []
    const unclear: { id: string; records: number }[] = []
    const settledJobs: { id: string; settled: SettledJob }[] = []
    try {
      for (const { entry, info } of jobs) {
        const { successful, unaccounted } = await this.#readJob(entry, info)
        downloads.push({ jobId: entry.id, hasChanged: entry.whole && entry.body !== '', download: successful })
        if (unaccounted > 0) unclear.push({ id: entry.id, records: unaccounted })
        settledJobs.push({ id: entry.id, settled: { in: successful.rows.count, unaccounted } })
      }
      const found = await joinAll(downloads, fresh, again, this.#finding)
      const ids = [...found.ids.keys(), ...found.unfound.map(({ recordId }) => recordId)]
      const gone = await this.#finding.findGone(ids)
      const doubtful = found.unfound.map(({ recordId }) => recordId).filter((id) => !gone.has(id))
      const others = doubtful.length === 0 ? undefined : await this.#finding.othersAmong?.(doubtful)
      const unfound = found.unfound.filter(({ recordId }) => others?.has(recordId) !== true)
      return { ...placesOf({ ...found, unfound }, gone), unclear, jobs: settledJobs }
    } finally {
      await Promise.all(downloads.map(({ download }) => removeDownload(download)))
    }
  }

  /** Whether the rows of a job tell of the only record of a submission. What cannot be read tells of none. */
  async tellsOf({ id }: JobInfo, { part }: Submission): Promise<boolean> {
    const kinds = ['successfulResults', 'failedResults'] as const
    const downloads = await Promise.all(kinds.map((kind) => downloadRows(id, kind, this.#source)))
    try {
      const rows = new RowTable(downloads)
      if (rows.count !== 1) return false
      const matches = noMatches(part, rows)
      await joinSome(part, rows, this.#finding.join, matches)
      return matches.recordOf[0] === 0
    } finally {
      await Promise.all(downloads.map(removeDownload))
    }
  }

  /** Counts the rows of a job that tell of records which were loaded or failed; none where the org refuses them. Throws LoadError
   *  where they cannot be read. */
  async countRows(id: string): Promise<number> {
    let count = 0
    for (const kind of ['successfulResults', 'failedResults'] as const) {
      const download = await downloadRows(id, kind, this.#source)
      await removeDownload(download)
      refuseUnreadable(download, id)
      count += download.rows.count
    }
    return count
  }

  /** The successful rows of a job, and how many of its records they and the other files leave open. */
  async #readJob(
    { id, records }: LedgerJob,
    job: JobInfo,
  ): Promise<{ readonly successful: Download; readonly unaccounted: number }> {
    const isSettled = this.#finding.jobs.settling.settlesIn(job) === 0
    const files = await downloadAll({ records }, job, { source: this.#source, isSettled })
    const { successful, failed, unprocessed } = files
    await Promise.all([failed, unprocessed].map(removeDownload))
    for (const file of [successful, failed, unprocessed]) refuseUnreadable(file, id)
    const reads = { successful: successful.read, failed: failed.read, unprocessed: unprocessed.read }
    const { successfulTell, failedTell, unprocessedTell, others } = prove({ job, records, isSettled, ...reads })
    if (!successfulTell) return { successful, unaccounted: records }
    const told =
      successful.rows.count + (failedTell ? failed.rows.count : 0) + (unprocessedTell ? unprocessed.rows.count : 0)
    return { successful, unaccounted: others === 'unprocessed' ? 0 : records - told }
  }
}

/** Which records of the files were found, without those that are gone from the org: what was loaded and deleted since cannot be
 *  doubled. */
function placesOf(found: Found, gone: ReadonlySet<string>): Omit<LookedFor, 'unclear' | 'jobs'> {
  const loaded = new Map<Submission, (string | undefined)[]>()
  const again = new Map<HeldBack, LoadedRow>()
  let records = 0
  let goneFromFiles = 0
  for (const [id, sought] of found.ids) {
    if (gone.has(id)) {
      goneFromFiles++
      continue
    }
    records++
    if ('held' in sought) again.set(sought.held, { id, created: found.created.has(id) })
    else {
      const { submission, index } = sought
      const ids = loaded.get(submission) ?? new Array<string | undefined>(submission.part.records).fill(undefined)
      ids[index] = id
      loaded.set(submission, ids)
    }
  }
  const unfound = found.unfound.filter(({ recordId }) => !gone.has(recordId))
  return { loaded, again, records, gone: goneFromFiles, unfound, foundJobs: found.foundJobs }
}

/** A file that the org refuses tells nothing, and never will; one that cannot be read now may tell it later. */
function refuseUnreadable({ read, error }: Download, id: string): void {
  if (read.kind !== 'unreadable') return
  throw explainError(
    `The results of job ${id} of an earlier step cannot be read, and nothing is sent without them`,
    error,
  )
}

/** Records of one form, wherever they come from. */
interface Pool {
  readonly part: Part
  readonly sought: (record: number) => Sought
}

interface Found extends Pick<LookedFor, 'unfound' | 'foundJobs'> {
  /** The places of the records, by their ids in the org, or what stands for an id where the row has none. */
  readonly ids: ReadonlyMap<string, Sought>
  /** Which of them the rows say are new in the org. */
  readonly created: ReadonlySet<string>
}

/** What a job has loaded. */
interface JobRows {
  readonly jobId: string
  /** Whether the part that it was made of is not there any more. */
  readonly hasChanged: boolean
  readonly download: Download
}

async function joinAll(
  downloads: readonly JobRows[],
  fresh: readonly Submission[],
  again: readonly HeldBack[],
  { join: options, findTwins }: Pick<Finding, 'join' | 'findTwins'>,
): Promise<Found> {
  const ids = new Map<string, Sought>()
  const created = new Set<string>()
  const unfound: { jobId: string; recordId: string }[] = []
  const foundJobs = new Set<string>()
  const pools = poolsOf(fresh, again)
  const takenOf = new Map<Pool, Int32Array>()
  for (const group of byHeader(downloads)) {
    const rows = new RowTable(group.map(({ download }) => download))
    const jobOf = group.flatMap(({ jobId, download }) => Array.from({ length: download.rows.count }, () => jobId))
    const changed = new Set(group.flatMap(({ jobId, hasChanged }) => (hasChanged ? [jobId] : [])))
    const done = new Int32Array(rows.count).fill(-1)
    for (const pool of poolsFor(group[0]?.download.rows.header?.columns ?? [], pools)) {
      const rowOf = takenOf.get(pool) ?? new Int32Array(pool.part.records).fill(-1)
      takenOf.set(pool, rowOf)
      const alike = new Map<number, number>()
      const matches: Matches = { recordOf: Int32Array.from(done), rowOf, alike }
      await joinSome(pool.part, rows, options, matches)
      const twins = alike.size === 0 ? undefined : await findTwins?.(pool.part, alike)
      for (let row = 0; row < rows.count; row++) {
        const record = matches.recordOf[row] ?? -1
        if (done[row] !== -1 || record === -1) continue
        // Once files have changed, the place of a twin among the others does not tell which one it was.
        if (twins?.has(record) === true && changed.has(jobOf[row] ?? '')) continue
        done[row] = record
        foundJobs.add(jobOf[row] ?? '')
        const id = rows.idOf(row) || `row ${row} of ${jobOf[row]}`
        ids.set(id, pool.sought(record))
        if (rows.isCreated(row)) created.add(id)
      }
    }
    for (let row = 0; row < rows.count; row++)
      if (done[row] === -1) unfound.push({ jobId: jobOf[row] ?? '', recordId: rows.idOf(row) })
  }
  return { ids, created, unfound, foundJobs }
}

/** Records with the same columns as the rows; where there are none, those that have all of their columns, if it is clear
 *  which: a column may have been added to the file since. */
function poolsFor(columns: readonly string[], pools: readonly Pool[]): readonly Pool[] {
  const own = (names: readonly string[]) =>
    [...names].filter((name) => !isOrgColumn(name)).map((name) => name.toLowerCase())
  const wanted = own(columns)
  const signature = JSON.stringify(wanted.sort())
  const same = pools.filter(({ part }) => JSON.stringify(own(part.columns).sort()) === signature)
  if (same.length > 0) return same
  const larger = pools.filter(({ part }) => {
    const names = new Set(own(part.columns))
    return wanted.every((name) => names.has(name))
  })
  return larger.length === 1 ? larger : []
}

/** Rows with the same columns are joined at once. */
function byHeader<T extends { readonly download: Download }>(downloads: readonly T[]): Iterable<readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of downloads) {
    if (item.download.rows.count === 0) continue
    const key = JSON.stringify(item.download.rows.header?.columns)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups.values()
}

function poolsOf(fresh: readonly Submission[], again: readonly HeldBack[]): readonly Pool[] {
  return mergePools([
    ...fresh.map(
      (submission): Pool => ({
        part: submission.part,
        sought: (index) => ({ submission, index }),
      }),
    ),
    ...partsOfRecords(again).map(
      ({ part, records }): Pool => ({
        part,
        sought: (index) => {
          const held = records[index]
          if (held === undefined) throw new RangeError(`There is no record ${index}.`)
          return { held }
        },
      }),
    ),
  ])
}

/** Makes one pool of all that have the same form. */
function mergePools(pools: readonly Pool[]): readonly Pool[] {
  const groups = new Map<string, Pool[]>()
  for (const pool of pools) {
    const key = formKey(pool.part)
    groups.set(key, [...(groups.get(key) ?? []), pool])
  }
  return [...groups.values()].map((group): Pool => {
    const [first] = group
    if (first === undefined) throw new Error('A group has members.')
    const starts: number[] = []
    const whole = new PartBuilder(first.part, first.part.number)
    for (const { part } of group) {
      starts.push(whole.records)
      whole.addPart(part)
    }
    return {
      part: whole.end(),
      sought: (record) => {
        const at = starts.findLastIndex((start) => start <= record)
        const pool = group[at]
        if (pool === undefined) throw new RangeError(`There is no record ${record}.`)
        return pool.sought(record - (starts[at] ?? 0))
      },
    }
  })
}
