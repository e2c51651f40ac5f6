import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { FAILURE_REASONS, LoadError } from '../../src/errors.ts'
import { reportFailedStart, reportStarted } from '../../src/report/build.ts'
import { expectReportForm } from '../support/report-schema.ts'
import { sampleReport } from '../support/sample-report.ts'

const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'))

it('names every failure reason', () => {
  expect(schema.properties.failureReason.enum).toEqual(['', ...FAILURE_REASONS])
})

it('fits the reports of steps that never came to a load', () => {
  const failed = reportFailedStart(new LoadError('no-files', 'None.'), { startedAt: 0, endedAt: 1 })
  expectReportForm(JSON.parse(JSON.stringify(failed)))
  expect(() => expectReportForm({ ...failed, extra: 1 })).toThrow('extra')
  expect(() => expectReportForm({ ...failed, version: 2 })).toThrow('must be equal to constant')
})

it('fits a load that was not run, and one with records whose look-ups found nothing', () => {
  const { report } = sampleReport(30)
  const [load] = report.loads
  const contacts = { ...load, name: 'contacts', notRun: '`contacts` needs `accounts`, which failed', jobs: [] }
  expectReportForm({ ...report, loads: [{ ...load, notFound: 2 }, contacts] })
  expect(() => expectReportForm({ ...report, loads: [{ ...load, notRun: true }] })).toThrow('must be string')
})

it('fits a report with what was counted after the loads', () => {
  const { report } = sampleReport(30)
  const check = { soql: 'SELECT COUNT() FROM Account', wanted: '120', holds: false }
  expectReportForm({ ...report, counted: [check, { ...check, counted: 119 }] })
  expect(() => expectReportForm({ ...report, counted: [{ ...check, counted: '119' }] })).toThrow('must be integer')
})

it('fits the report that stays behind when a step is killed', () => {
  expectReportForm(
    JSON.parse(JSON.stringify(reportStarted([{ name: 'a', object: 'Account', operation: 'insert' }], 0))),
  )
})
