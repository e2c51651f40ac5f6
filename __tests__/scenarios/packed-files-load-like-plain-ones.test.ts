import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { csvOf, plainAccounts } from '../support/drill-accounts.ts'
import { expectFailed, expectPublished } from '../support/expect-end.ts'
import { expectCompleted } from '../support/expect-outcome.ts'
import { expectPlaces } from '../support/expect-places.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { loadStoppedAt } from '../support/points.ts'
import { resultFolder } from '../support/result-folder.ts'
import type { ActionRun } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const INSERT = {
  operation: 'insert',
  object: 'Account',
  files: 'data/*.csv\ndata/**/*.csv.gz',
  preflight: 'warn',
} as const

function copiesOf({ state }: ActionRun): readonly string[] {
  const copies = join(state['temp-folder'] ?? '', 'copies')
  const all = existsSync(copies) ? readdirSync(copies, { recursive: true, encoding: 'utf8' }) : []
  return all.filter((name) => name.endsWith('.csv'))
}

const PLAIN = 'Name,Phone,Billing_Email__c\nd,1,bad\nb,2,\n'
/** Two members, the first of which ends inside a record. */
const MEMBERS = ['Name,Phone,Billing_Email__c\nc,"3\n3",\ne,4', ',bad\na,5,\n'] as const
/** Has to be rewritten: line endings are mixed. */
const MIXED = 'Name,Phone,Billing_Email__c\nf,6,worse\r\n'
const REFUSED = ['data/1.csv 2', 'data/2.csv.gz 4', 'data/more/2.CSV.GZ 2']

it('beside them, each record on its line of the unpacked file', async () => {
  const scenario = await startScenario({
    files: {
      'data/1.csv': PLAIN,
      'data/2.csv.gz': Buffer.concat(MEMBERS.map((member) => gzipSync(member))),
      'data/more/2.CSV.GZ': gzipSync(MIXED),
      'data/more/3.csv.gz': gzipSync(''),
    },
  })
  const { org, load, post, workspace } = scenario
  const run = await load({ ...INSERT, files: `${INSERT.files}\ndata/**/*.CSV.GZ` })

  expect(run.outputs).toMatchObject({ 'records-read': '6', 'records-created': '3', 'records-failed': '3' })
  expectPublished(scenario, run)
  const { placedRows, files, report } = resultFolder(run)
  const unpacked = MEMBERS.join('').length + MIXED.length
  const failed = placedRows('Account-insert/failed.csv')
  expect(failed.map(({ source_file, source_line }) => `${source_file} ${source_line}`).sort()).toEqual(REFUSED)
  expect(expectPlaces(placedRows('Account-insert/successful.csv'), workspace.dir)).toBe(0)
  expect(String(files.get('Account-insert/rerun.csv'))).toBe(
    'Name,Phone,Billing_Email__c\nd,1,bad\ne,4,bad\nf,6,worse\r\n',
  )
  expect(report.loads[0]?.files).toEqual([
    { path: 'data/1.csv', records: 2, bytes: PLAIN.length },
    { path: 'data/2.csv.gz', records: 3, bytes: MEMBERS.join('').length },
    { path: 'data/more/2.CSV.GZ', records: 1, bytes: MIXED.length },
    { path: 'data/more/3.csv.gz', records: 0, bytes: 0 },
  ])
  const marked = run.annotations.filter(({ kind, file }) => kind === 'error' && file !== undefined)
  expect(marked.map(({ file, line }) => `${file} ${line}`).sort()).toEqual(REFUSED)
  expect(run.stdout).toMatch(
    new RegExp(
      `^decompressed from \\d+ B to ${unpacked} B: data/2.csv.gz, data/more/2.CSV.GZ and data/more/3.csv.gz$`,
      'm',
    ),
  )
  expect(run.stdout).toContain('rewritten while sending, because of mixed line endings: data/more/2.CSV.GZ')
  expect(run.annotations.map(({ message }) => message)).toContain('data/more/3.csv.gz has no records.')
  expect(org.records.all('Account')).toHaveLength(3)
  expect(copiesOf(run)).toEqual([])
  await post(run)
  expect(existsSync(run.state['temp-folder'] ?? '')).toBe(false)
})

it('sorted together with them, and whatever becomes of the packed file meanwhile', async () => {
  const { org, load, workspace } = await startScenario({
    files: { 'data/1.csv': PLAIN, 'data/2.csv.gz': gzipSync(MEMBERS.join('')) },
  })
  const run = await load(
    { ...INSERT, 'sort-by': 'Name' },
    { onLine: (line) => line.startsWith('signed in') && workspace.write('data/2.csv.gz', 'other') },
  )

  const { placedRows, files } = resultFolder(run)
  const [job] = org.jobs()
  expect(org.uploaded(job?.id ?? '')).toBe('Name,Phone,Billing_Email__c\na,5,\nb,2,\nc,"3\n3",\nd,1,bad\ne,4,bad\n')
  expect(placedRows('Account-insert/failed.csv')).toMatchObject([
    { source_file: 'data/1.csv', source_line: '2', Name: 'd' },
    { source_file: 'data/2.csv.gz', source_line: '4', Name: 'e' },
  ])
  expect(String(files.get('Account-insert/rerun.csv'))).toBe('Name,Phone,Billing_Email__c\nd,1,bad\ne,4,bad\n')
  expect(copiesOf(run)).toEqual([])
})

/** A member of 1.1 MB. */
const SAME = gzipSync(`1,${'2'.repeat(100_000)}\n`.repeat(11))

it('but makes no job when one of them cannot be unpacked, and says of all what is wrong', async () => {
  const whole = gzipSync(MEMBERS.join(''))
  const { org, load } = await startScenario({
    files: {
      'data/1.csv': 'Name,Phone\nAcme\n',
      'data/2.csv.gz': whole.subarray(0, -9),
      'data/3.csv.gz': gzipSync('Name,Phone\nAcme,1\nBeta,2,3\n'),
      'data/4.csv.gz': PLAIN,
      'data/5.csv.gz': '',
      'data/6.csv.gz': Buffer.concat([gzipSync('A,B\n'), ...Array(100).fill(SAME)]),
    },
  })

  const run = await load(INSERT)

  expectFailed(run, {
    reason: 'invalid-csv',
    says: [
      '6 problems in the CSV files; no job was made.',
      'data/1.csv line 2: the record has 1 field, the header has 2.',
      'data/2.csv.gz: the gzip file ends too early.',
      'data/3.csv.gz line 3: the record has 3 fields, the header has 2.',
      'data/4.csv.gz: the name ends in .gz, but the file is not gzip data.',
      'data/5.csv.gz: the gzip file ends too early.',
      /data\/6\.csv\.gz: the file decompresses to more than 500 times its size, which hardly any table does: from 1\d{2},\d{3} bytes to 1\d{2},\d{3},\d{3} and more/,
    ],
  })
  expect(org.requests).toEqual([])
  expect(copiesOf(run)).toEqual([])
})

const RECORDS = plainAccounts(1, 400)
const FILE = 'data/accounts.csv.gz'

it('and go on by their content where the step was killed: nothing is sent twice', async () => {
  const scenario = await startScenario({ files: { [FILE]: gzipSync(csvOf(RECORDS)) } })
  const { org, load, post, workspace } = scenario
  const inputs = { ...INSERT, 'job-records': '100', concurrency: '1' }
  const point = { call: 'close', nth: 2, when: 'answered' } as const
  const { run: killed, reached } = await loadStoppedAt(scenario, inputs, point, 'kill')
  expect(reached).toBe(true)
  expect(copiesOf(killed)).toEqual([join('Account-insert', 'unpacked-1.csv')])
  await post(killed)
  expect(existsSync(killed.state['temp-folder'] ?? '')).toBe(false)

  workspace.write(FILE, gzipSync(csvOf(RECORDS), { level: 1 }))
  const again = await load(inputs, { runAttempt: 2 })

  expectCompleted(again, { read: 400, created: 400 })
  expectEachOnce(org, 'Account', RECORDS, 'Name', again)
})

// Windows has no signals: there a cancelled step ends at once, and the post step cleans up.
const itWithSignals = process.platform === 'win32' ? it.skip : it

itWithSignals('and leave nothing on disk when the step is cancelled', async () => {
  const scenario = await startScenario({ files: { [FILE]: gzipSync(csvOf(RECORDS)) } })
  const point = { call: 'upload', nth: 1, when: 'arrived' } as const
  const { run, reached } = await loadStoppedAt(scenario, INSERT, point, 'cancel')
  expect(reached).toBe(true)
  expect(run.outputs['failure-reason']).toBe('cancelled')
  expect(copiesOf(run)).toEqual([])
})
