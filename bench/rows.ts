import { join } from 'node:path'
import type { Arena, Measured } from './clients.ts'
import { type DataFile, dataFile, type Shape } from './data.ts'
import { runNode, runShell, type Usage } from './process.ts'

/** What one row of the table measures: the same work by several clients, of which the first is ours. */
export interface Row {
  readonly name: string
  /** What the product promises; blank for no promise. */
  readonly target: string
  /** What keeps our client from being faster. */
  readonly limit: string
  readonly megabytes: number
  readonly clients: Readonly<Record<string, () => Promise<Figures>>>
  /** The other clients that ours is compared with in the table. */
  readonly comparedTo: readonly string[]
  /** Runs once before anything is measured. */
  readonly warmUp?: () => Promise<unknown>
}

export interface Figures extends Usage {
  /** The time that the row is about, in milliseconds. */
  readonly ms: number
  readonly requests: number | undefined
}

export interface Setting {
  /** Folder for generated files, kept between runs of the bench. */
  readonly data: string
  /** Folder for what clients leave behind. */
  readonly scratch: string
  /** An org that only counts, and one that gives results. */
  readonly sink: Arena
  readonly withResults: Arena
  /** Path of `sf` if the Salesforce CLI is measured too. */
  readonly cli: string | undefined
  readonly isLarge: boolean
}

const SCAN_ALONE = join(import.meta.dirname, 'scan-alone.ts')
const READ_ALONE = join(import.meta.dirname, 'read-alone.ts')

const THIN: Shape = { records: 1_000_000, recordBytes: 100 }
const USUAL: Shape = { records: 1_000_000, recordBytes: 300 }
const LARGE: Shape = { ...USUAL, records: 10_000_000 }

/** Returns all rows by name, in the order of the table. A row makes its files when it is called. */
export function rowsOf(setting: Setting): ReadonlyMap<string, () => Row> {
  const rows: [string, () => Row][] = [
    ['scan plain', () => scanRow(setting, 'plain', USUAL, '≥ 800 MB/s')],
    ['scan quoted', () => scanRow(setting, 'every field quoted', { ...USUAL, quoted: 'all' }, '≥ 400 MB/s')],
    ['scan wide', () => scanRow(setting, '100 columns', { records: 100_000, recordBytes: 3_000, columns: 100 }, '')],
    ['scan keys', () => keysRow(setting, 'plain', USUAL)],
    ['scan keys quoted', () => keysRow(setting, 'every field quoted', { ...USUAL, quoted: 'all' })],
    ['scan 20 M keys', () => keysRow(setting, '20 M records of 60 B', { records: 20_000_000, recordBytes: 60 })],
    ['scan values', () => valuesRow(setting, 'plain', USUAL, '≥ 200 MB/s')],
    ['scan values quoted', () => valuesRow(setting, 'every field quoted', { ...USUAL, quoted: 'all' }, '')],
    ['insert 30 MB', () => insertRow(setting, '100,000 records', { ...USUAL, records: 100_000 }, SMALL_LIMIT)],
    ['insert 300 MB', () => insertRow(setting, '1 M records', USUAL, LOAD_LIMIT)],
    ['rewrite 300 MB', () => rewriteRow(setting)],
    ['memory 300 MB', () => memoryRow(setting, '1 M records', USUAL)],
    ['results', () => resultsRow(setting)],
    ['sort', () => sortRow(setting)],
    ['start', () => startRow(setting)],
  ]
  if (setting.isLarge)
    rows.push(
      ['insert 3 GB', () => insertRow(setting, '10 M records', LARGE, LOAD_LIMIT)],
      ['memory 3 GB', () => memoryRow(setting, '10 M records', LARGE)],
    )
  return new Map(rows)
}

const LOAD_LIMIT =
  'the single thread of the emulated org, which receives and counts; then the SHA-256 of each part, for the ledger'
const SMALL_LIMIT = 'the calls of one job, one after the other'

const transfer = (measured: Measured): Figures => figures(measured, 'transferMs')
const whole = (measured: Measured): Figures => figures(measured, 'wallMs')

function figures({ requests, ...measured }: Measured, what: 'transferMs' | 'wallMs' | 'toFirstRequestMs'): Figures {
  const { wallMs, cpuMs, peakMiB } = measured
  return { wallMs, cpuMs, peakMiB, ms: measured[what], requests: requests.length }
}

function scanRow({ data, scratch }: Setting, what: string, shape: Shape, target: string): Row {
  const file = dataFile(data, `scan-${what.replace(/\W+/g, '-')}`, shape)
  const timed = (script: string) => async (): Promise<Figures> => {
    const { stdout, ...usage } = await runNode(script, [file.path], { scratch })
    return { ...usage, ms: (JSON.parse(stdout) as { ms: number }).ms, requests: undefined }
  }
  return {
    name: `scan, ${what}`,
    target,
    limit: 'one thread looks at all bytes, four at a time, while the next ones are read',
    megabytes: file.bytes / 1e6,
    clients: { action: timed(SCAN_ALONE), 'reading the file': timed(READ_ALONE) },
    comparedTo: ['reading the file'],
  }
}

function keysRow({ data, scratch }: Setting, what: string, shape: Shape): Row {
  const file = dataFile(data, `scan-${what.replace(/\W+/g, '-')}`, shape)
  return {
    name: `scan with duplicate-keys: stop, ${what}`,
    target: '≥ 400 MB/s, 20 M keys add ≤ 160 MiB',
    limit: 'the thread that scans also finds and hashes the key of each record; then it compares the hashes',
    megabytes: file.bytes / 1e6,
    clients: {
      action: async () => {
        const { stdout, ...usage } = await runNode(SCAN_ALONE, [file.path, '--key', 'AccountNumber'], { scratch })
        return { ...usage, ms: (JSON.parse(stdout) as { ms: number }).ms, requests: undefined }
      },
    },
    comparedTo: [],
  }
}

function valuesRow({ data, scratch }: Setting, what: string, shape: Shape, target: string): Row {
  const file = dataFile(data, `scan-${what.replace(/\W+/g, '-')}`, shape)
  return {
    name: `scan with value checks, ${what}`,
    target,
    limit:
      'one thread reads the file a second time, finds the fields of each record and looks at the bytes of each value',
    megabytes: file.bytes / 1e6,
    clients: {
      action: async () => {
        const { stdout, ...usage } = await runNode(SCAN_ALONE, [file.path, '--values'], { scratch })
        return { ...usage, ms: (JSON.parse(stdout) as { ms: number }).ms, requests: undefined }
      },
    },
    comparedTo: [],
  }
}

function insertRow({ data, sink, cli }: Setting, what: string, shape: Shape, limit: string): Row {
  const file = dataFile(data, `insert-${shape.records}`, shape)
  return {
    name: `insert, ${what} of 300 B, from the first create to the end of the last job`,
    target: '≤ 2 × curl, below jsforce',
    limit,
    megabytes: file.bytes / 1e6,
    clients: {
      action: async () => transfer(await sink.action(file, {})),
      'curl -T': async () => transfer(await sink.curl(file)),
      'jsforce, streamed': async () => transfer(await sink.jsforce(file, false)),
      ...(cli === undefined ? {} : { 'Salesforce CLI': async () => transfer(await sink.cli(cli, file, false)) }),
    },
    comparedTo: ['curl -T', 'jsforce, streamed'],
  }
}

function rewriteRow({ data, sink }: Setting): Row {
  const file = dataFile(data, 'mixed', { ...USUAL, mixedLineEnds: true })
  return {
    name: 'insert, 1 M records of 300 B with mixed line endings, from the first create to the end of the last job',
    target: '≥ 150 MB/s',
    limit: 'one thread takes each record apart and writes it again while it is sent',
    megabytes: file.bytes / 1e6,
    clients: {
      action: async () => transfer(await sink.action(file, {})),
    },
    comparedTo: [],
  }
}

function resultsRow({ data, withResults, cli }: Setting): Row {
  const file = dataFile(data, 'thin', THIN)
  return {
    name: 'insert, 1 M records of 100 B, 1 % refused: the whole step, with all results matched to lines and written',
    target: '≤ 2 s, 5 × faster than jsforce with all results',
    limit: 'one thread reads 140 MB of results and, twice, 100 MB of source, while others decompress and access files',
    megabytes: file.bytes / 1e6,
    clients: {
      action: async () => whole(await withResults.action(file, {})),
      'jsforce, all results': async () => whole(await withResults.jsforce(file, true)),
      ...(cli === undefined
        ? {}
        : { 'Salesforce CLI, then its results': async () => whole(await withResults.cli(cli, file, true)) }),
    },
    comparedTo: ['jsforce, all results'],
    warmUp: () => withResults.action(file, {}),
  }
}

function memoryRow({ data, withResults }: Setting, what: string, shape: Shape): Row {
  const file = dataFile(data, `insert-${shape.records}`, shape)
  return {
    name: `insert, ${what} of 300 B: the whole step, with all results matched to lines and written`,
    target: 'the same peak memory for 300 MB and 3 GB',
    limit: 'an index of the records and rows of each job whose results are read, and the report on failed records',
    megabytes: file.bytes / 1e6,
    clients: {
      action: async () => whole(await withResults.action(file, {})),
    },
    comparedTo: [],
    warmUp: () => withResults.action(file, {}),
  }
}

function sortRow({ data, scratch }: Setting): Row {
  const file = dataFile(data, 'five', { records: 5_000_000, recordBytes: 100 })
  return {
    name: 'sort-by one column, 5 M records of 100 B, read, sorted and split into jobs',
    target: '≤ 400 MiB',
    limit: 'one thread sorts the records in blocks and merges the blocks',
    megabytes: file.bytes / 1e6,
    clients: {
      action: async () => {
        const { stdout, ...usage } = await runNode(SCAN_ALONE, [file.path, '--sort-by', 'AccountNumber'], { scratch })
        return { ...usage, ms: (JSON.parse(stdout) as { ms: number }).ms, requests: undefined }
      },
      'sort(1), by bytes': async () => {
        const ran = await runShell(`LC_ALL=C sort -t, -k2,2 -o '${join(scratch, 'sorted')}' '${file.path}'`, {
          scratch,
        })
        return { ...ran, ms: ran.wallMs, requests: undefined }
      },
    },
    comparedTo: ['sort(1), by bytes'],
  }
}

function startRow({ data, sink }: Setting): Row {
  const file: DataFile = dataFile(data, 'tiny', { records: 1_000, recordBytes: 100 })
  return {
    name: 'start to first request, 1,000 records',
    target: '≤ 300 ms',
    limit: 'Node.js itself takes a third; reading and running 1.3 MB of code takes the rest',
    megabytes: file.bytes / 1e6,
    clients: {
      action: async () => figures(await sink.action(file, {}, { isWatched: false }), 'toFirstRequestMs'),
    },
    comparedTo: [],
  }
}
