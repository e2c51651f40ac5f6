import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSchema, type SchemaOptions } from '../../emulator/org/store/schema.ts'
import type { IngestOperation } from '../../src/bulk/job.ts'
import { LoadError } from '../../src/errors.ts'
import { readFiles, settleKeys } from '../../src/files/read-files.ts'
import type { ReadOptions } from '../../src/files/read-options.ts'
import { describeKey } from '../../src/org/describe.ts'
import type { Part } from '../../src/parts/part.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { preflight } from '../../src/preflight/preflight.ts'

/** A load as people set it up: files, and the inputs that matter here. A cure makes another load of it. */
export interface Attempt {
  /** By their names, in the order in which they are loaded. */
  readonly files: Readonly<Record<string, string | Buffer>>
  readonly reading?: Partial<ReadOptions>
  /** What the header is checked against; only the files are read where it is left out. */
  readonly target?: AttemptTarget
}

export interface AttemptTarget {
  readonly operation: IngestOperation
  readonly object: string
  readonly externalIdField?: string
  readonly redact?: boolean
  /** What the emulated org hides or does not let this user set. */
  readonly schema?: SchemaOptions
}

/** What came of an attempt. */
export interface Result {
  /** The message of the error that stopped it; undefined where nothing did. */
  readonly refusal: string | undefined
  readonly warnings: readonly string[]
  /** The bodies of the jobs, in their order; none where nothing is sent. */
  readonly sent: readonly string[]
}

/** Reads the files of a load and checks their header, as the action does before it creates a job.
 *
 *  @param temp a folder for the files, which is gone after the test */
export async function attempt(load: Attempt, temp: string): Promise<Result> {
  try {
    return await ready(load, temp)
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    return { refusal: error.message, warnings: [], sent: [] }
  }
}

async function ready({ files, reading, target }: Attempt, temp: string): Promise<Result> {
  const folder = mkdtempSync(join(temp, 'cure-'))
  const tempFolder = join(folder, 'temp')
  mkdirSync(tempFolder)
  const paths = Object.entries(files).map(([path, content]) => {
    const absolutePath = join(folder, path)
    writeFileSync(absolutePath, content)
    return { path, absolutePath }
  })
  const options = { ...READING, ...reading, tempFolder }
  const describer = describerOf(target?.schema)
  const read = await readFiles(paths, options)
  const keyed = { object: 'Account', operation: 'upsert', externalIdField: options.keyColumns?.column, ...target }
  const settled = await settleKeys(read, options, () => describeKey(keyed, describer))
  const warnings = [...read.warnings, ...settled.warnings].map(({ message }) => message)
  if (target === undefined) return { refusal: undefined, warnings, sent: await bodies(settled.parts) }
  const { operation, object, externalIdField, redact = false } = target
  const checked = await preflight(settled, { operation, object, externalIdField, redact, preflight: 'stop' }, describer)
  const told = checked.warnings.map(({ message }) => message)
  return { refusal: undefined, warnings: [...warnings, ...told], sent: await bodies(checked.parts) }
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

async function bodies(parts: readonly Part[]): Promise<readonly string[]> {
  return await Promise.all(parts.map(bodyOf))
}

async function bodyOf(part: Part): Promise<string> {
  const pieces: Buffer[] = []
  // A chunk is overwritten once the next one is asked for.
  for await (const chunk of openPart(part)) pieces.push(Buffer.from(chunk))
  return Buffer.concat(pieces).toString()
}

function describerOf(options: SchemaOptions = {}) {
  const schema = loadSchema(options)
  return {
    describe: async (object: string) => schema.describe(object),
    objectNames: async () => schema.objects.map(({ name }) => name),
  }
}
