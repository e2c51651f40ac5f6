import { expect, it } from '@jest/globals'
import { LoadError } from '../../src/errors.ts'
import { reportFailedStart } from '../../src/report/build.ts'
import { buildPage } from '../../src/report/page/build-page.ts'
import type { Report } from '../../src/report/report.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { reportValidation } from '../../src/report/validation.ts'
import { parseReport } from '../../src/runner/report-form.ts'
import { expectReportForm } from '../support/report-schema.ts'

const FACTS = {
  spec: { name: 'Account-upsert', object: 'Account', operation: 'upsert' as const },
  files: [
    { path: 'a.csv', records: 1_000, bytes: 10_000 },
    { path: 'b.csv', records: 203, bytes: 2_000 },
  ],
  skipped: 3,
  refused: 0,
  wouldFail: 0,
  clears: [],
  unchecked: ['The columns were not checked.'],
  startedAt: 0,
  endedAt: 2_000,
}

const summaryOf = (report: Report) => renderSummary(buildPage({ report, loads: [], links: {} }))

it('says what would be loaded, and nothing of what was', () => {
  const report = reportValidation(FACTS)

  expect(report.message).toBe(
    'upsert Account: 1,200 records of 2 files would be loaded. 3 records would be skipped: a later record has the same key.',
  )
  const summary = summaryOf(report)
  expect(summary).toContain('## ✅ upsert Account: would be loaded')
  expect(summary).toMatch(/\| files \| size \| would be loaded \| read \| failed \| unprocessed \| skipped \|/)
  expect(summary).toContain('The columns were not checked.')
  expect(summary).toContain('nothing was sent')
  expect(summary).not.toMatch(/API request|skipped\.csv|jobs/)
})

it.each([
  ['invalid-csv', 'would be refused (invalid-csv)'],
  ['cancelled', 'not checked (cancelled)'],
  ['internal-error', 'not checked (internal-error)'],
] as const)('titles the page of %s', (reason, title) => {
  const report = reportFailedStart(new LoadError(reason, 'Why.'), { startedAt: 0, endedAt: 1 })
  expect(summaryOf({ ...report, validation: { unchecked: [] } })).toContain(`❌ Salesforce Bulk Load: ${title}`)
})

it('has the published form, which the post step of a load reads as well', () => {
  const content: unknown = JSON.parse(JSON.stringify(reportValidation(FACTS)))
  expectReportForm(content)
  expect(parseReport(content)).toEqual(content)
})
