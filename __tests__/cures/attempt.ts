import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Records } from '../../emulator/org/records/records.ts'
import type { SchemaOptions } from '../../emulator/org/store/schema.ts'
import type { IngestOperation } from '../../src/bulk/job.ts'
import { LoadError } from '../../src/errors.ts'
import { readFiles, settleKeys } from '../../src/files/read-files.ts'
import type { ReadOptions } from '../../src/files/read-options.ts'
import { type Describer, describeKey } from '../../src/org/describe.ts'
import type { Part } from '../../src/parts/part.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { checkWithoutDescribe } from '../../src/preflight/check-without-describe.ts'
import { preflight } from '../../src/preflight/preflight.ts'
import { openSnapshots } from '../../src/preflight/snapshots.ts'
import { siftValues } from '../../src/prepare/sift-values.ts'
import { aSpec } from '../support/load-spec.ts'
import { createEmulatedOrg, send } from './emulated-org.ts'

/** A load as people set it up: files, and the inputs that matter here. A cure makes another load of it. */
export interface Attempt {
  /** By their names, in the order in which they are loaded. */
  readonly files: Readonly<Record<string, string | Buffer>>
  readonly reading?: Partial<ReadOptions>
  /** What the header is checked against; only the files are read where it is left out. */
  readonly target?: AttemptTarget
  /** Other files of the repository, by their paths: describe snapshots. */
  readonly repository?: Readonly<Record<string, string>>
}

export interface AttemptTarget {
  readonly operation: IngestOperation
  readonly object: string
  readonly externalIdField?: string | undefined
  readonly redact?: boolean
  /** `stop` where it is left out. */
  readonly preflight?: 'stop' | 'warn'
  /** What the emulated org hides or does not let this user do. */
  readonly schema?: SchemaOptions
  /** What knows the object where the org is not asked: a folder of snapshots, or nothing at all. */
  readonly describedBy?: 'schema' | 'nothing'
}

/** What came of an attempt. */
export interface Result {
  /** The message of the error that stopped it; undefined where nothing did. */
  readonly refusal: string | undefined
  readonly warnings: readonly string[]
  /** The bodies of the jobs, in their order; none where nothing is sent. */
  readonly sent: readonly string[]
  /** What the org refuses, of all that is sent. */
  readonly refusedByOrg: readonly string[]
}

/** Reads the files of a load and checks their header, as the action does before it creates a job, and writes what it would
 *  send into the emulated org.
 *
 *  @param temp a folder for the files, which is gone after the test
 *  @param org as the user of the load sees it; a new one by default */
export async function attempt(load: Attempt, temp: string, org = orgOf(load)): Promise<Result> {
  try {
    return await ready(load, temp, org)
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    return { refusal: error.message, warnings: [], sent: [], refusedByOrg: [] }
  }
}

/** Makes the org of a load, as its user sees it. */
export function orgOf({ target }: Attempt): Records {
  return createEmulatedOrg(target?.schema)
}

async function ready(load: Attempt, temp: string, org: Records): Promise<Result> {
  const { reading, target } = load
  const folder = mkdtempSync(join(temp, 'cure-'))
  const tempFolder = join(folder, 'temp')
  mkdirSync(tempFolder)
  const options = { ...READING, ...reading, tempFolder }
  const read = await readFiles(place(load, folder), options)
  const describer = describerOf(target, folder, org)
  const keyed = { object: 'Account', operation: 'upsert', externalIdField: options.keyColumns?.column, ...target }
  const settled = await settleKeys(read, options, () => describeKey(keyed, describer))
  const warnings = [...read.warnings, ...settled.warnings]
  if (target === undefined) return await ended({ parts: settled.parts, warnings }, undefined, org)
  const { operation, object, externalIdField, redact = false, preflight: verdict = 'stop', describedBy } = target
  const asked = { operation, object, externalIdField, redact, preflight: verdict }
  if (describedBy === 'nothing') {
    const told = checkWithoutDescribe(settled, asked)
    return await ended({ parts: settled.parts, warnings: [...warnings, ...told] }, target, org)
  }
  const checked = await preflight(settled, asked, describer)
  const ofValues: { readonly message: string }[] = []
  const say = {
    log: () => {},
    notice: () => {},
    moreAbout: () => {},
    warn: (message: string) => void ofValues.push({ message }),
  }
  const sifting = { spec: aSpec(asked), options, describer, redact, say }
  const { read: left } = await siftValues(settled, sifting)
  const told = [...warnings, ...checked.warnings, ...ofValues]
  return await ended({ parts: checked.named(left.parts), warnings: told }, target, org)
}

const READING = {
  columnDelimiter: undefined,
  blankFields: 'ignore',
  sortBy: [],
  externalIdField: undefined,
  maxBytes: 1_000_000,
  keepFileOrder: false,
  showsValues: true,
} as const

/** Writes all files of a load; returns those that are loaded. */
function place({ files, repository = {} }: Attempt, folder: string) {
  const written = (path: string, content: string | Buffer) => {
    const absolutePath = join(folder, path)
    mkdirSync(dirname(absolutePath), { recursive: true })
    writeFileSync(absolutePath, content)
    return { path, absolutePath }
  }
  for (const [path, content] of Object.entries(repository)) written(path, content)
  return Object.entries(files).map(([path, content]) => written(path, content))
}

function describerOf(target: AttemptTarget | undefined, folder: string, org: Records): Describer {
  const { object = '', describedBy } = target ?? {}
  if (describedBy === 'schema') return openSnapshots({ folder: join(folder, describedBy), shown: describedBy }, object)
  const objects = describedBy === undefined ? org.schema.objects : []
  return {
    describe: async (name) => (describedBy === undefined ? org.schema.describe(name) : undefined),
    objectNames: async () => objects.map(({ name }) => name),
  }
}

async function ended(
  { parts, warnings }: { readonly parts: readonly Part[]; readonly warnings: readonly { readonly message: string }[] },
  target: AttemptTarget | undefined,
  org: Records,
): Promise<Result> {
  const bodies = await Promise.all(parts.map(async (part) => ({ part, body: await bodyOf(part) })))
  return {
    refusal: undefined,
    warnings: warnings.map(({ message }) => message),
    sent: bodies.map(({ body }) => body),
    refusedByOrg: target ? bodies.flatMap((sent) => send(org, target, sent)) : [],
  }
}

async function bodyOf(part: Part): Promise<string> {
  const pieces: Buffer[] = []
  // A chunk is overwritten once the next one is asked for.
  for await (const chunk of openPart(part)) pieces.push(Buffer.from(chunk))
  return Buffer.concat(pieces).toString()
}
