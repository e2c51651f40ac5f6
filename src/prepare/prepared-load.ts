import type { IdUse } from '../columns/columns-spec.ts'
import type { ReadFiles } from '../files/read-files.ts'
import type { ReadOptions } from '../files/read-options.ts'
import type { ReadyLoad } from '../load/ready-load.ts'
import type { Resolver } from '../resolve/resolver.ts'

/** A load whose files were held against the org. */
export interface PreparedLoad extends Omit<ReadyLoad, 'files' | 'dropped' | 'ids'> {
  readonly read: ReadFiles
  /** How its files are read. */
  readonly options: ReadOptions
  /** What finds the Ids of its columns, as far as that is known before anything is sent. */
  readonly resolvers: ReadonlyMap<IdUse, Resolver>
}
