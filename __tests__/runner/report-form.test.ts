import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { reportStarted } from '../../src/report/build.ts'
import type { Report } from '../../src/report/report.ts'
import { readKeptReport } from '../../src/runner/kept-report.ts'
import { parseReport } from '../../src/runner/report-form.ts'
import { sampleReport } from '../support/sample-report.ts'

const { report } = sampleReport(30)
const [load] = report.loads
const [job] = load?.jobs ?? []
if (load === undefined || job === undefined) throw new Error('The sample has no job.')

/** A report with all that a report may have. */
const FULL: Report = {
  ...report,
  checks: ['field-unknown'],
  counted: [
    { soql: 'SELECT COUNT() FROM Account', wanted: '120', counted: 119, holds: false },
    { soql: 'SELECT COUNT() FROM Lead', wanted: '1 or more', holds: false },
  ],
  loads: [
    { ...load, superseded: 3, notFound: 2, jobs: [{ ...job, errorMessage: 'InvalidBatch : no' }] },
    { ...load, name: 'contacts', notRun: '`contacts` needs `accounts`, which failed', jobs: [] },
  ],
}

function content(of: unknown): unknown {
  return JSON.parse(JSON.stringify(of))
}

describe('a report that was kept', () => {
  it.each([
    ['of a load', report],
    ['with all that it may have', FULL],
    [
      'of a step that was killed',
      reportStarted([{ name: 'Account-insert', object: 'Account', operation: 'insert' }], 0),
    ],
  ])('is read as it was written: %s', (_, written) => {
    expect(parseReport(content(written))).toEqual(content(written))
  })

  const withLoad = (changes: object) => ({ ...report, loads: [{ ...load, ...changes }] })
  it.each([
    ['no object', 'report'],
    ['none at all', undefined],
    ['another version', { ...report, version: 2 }],
    ['a load whose name leads elsewhere', withLoad({ name: '../../home' })],
    ['a load without counts', withLoad({ counts: undefined })],
    ['a number of records not found that is text', withLoad({ notFound: '2' })],
    ['a reason for not running that is none', withLoad({ notRun: true })],
    ['a count that is text', withLoad({ counts: { ...load.counts, read: '3' } })],
    ['checks that are none', { ...report, checks: [1] }],
    [
      'a count after the loads that is text',
      { ...report, counted: [{ soql: '', wanted: '', counted: '3', holds: true }] },
    ],
    ['jobs that are none', withLoad({ jobs: [{ id: '750' }] })],
    ['a time that is none', { ...report, startedAt: 'yesterday' }],
    ['a host that is a path', { ...report, org: { id: '00D', host: 'a/b', kind: 'sandbox' } }],
  ])('is not published with %s', (_, forged) => {
    expect(parseReport(forged)).toBeUndefined()
  })
})

describe('the report.json of a folder', () => {
  const kept = (text: string) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kept-report-'))
    writeFileSync(path.join(folder, 'report.json'), text)
    const found = readKeptReport(folder)
    rmSync(folder, { recursive: true })
    return found
  }

  it('names the loads that have folders, whatever else it says', () => {
    const loads = [{ name: 'Account-insert' }, { name: '../etc' }, { name: 7 }, 'Contact-update']
    expect(kept(JSON.stringify({ failureReason: '', loads }))?.loadNames).toEqual(['Account-insert'])
    expect(kept(JSON.stringify({ failureReason: '', loads: 'none' }))?.loadNames).toEqual([])
  })

  it.each(['', 'null', '[]', '{"loads":[]}', '{"failureReason":""}'])('is not ours where it holds %j', (text) => {
    expect(kept(text)).toBeUndefined()
  })
})
