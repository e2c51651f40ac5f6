import { expect, it } from '@jest/globals'
import { type HtmlFacts, renderHtml } from '../../src/report/html.ts'
import { sampleReport } from '../support/sample-report.ts'

const pageOf = (facts: HtmlFacts) => [...renderHtml(facts)].join('')

it('shows verdict, totals, errors, jobs, throughput and failed records', () => {
  const page = pageOf(sampleReport(110))
  expect(page).toContain('<h1>insert Account: failed (failures-exceeded)</h1>')
  expect([...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
    'Records',
    'Errors',
    'Jobs',
    'Throughput',
    'Failed records',
  ])
  expect(page).toContain('<dt>created</dt><dd>29,890</dd>')
  expect(page).toContain('The picklist has no such value')
})

it('leaves out what there is nothing to show of', () => {
  const { report, links } = sampleReport(0)
  const passed = { ...report, verdict: 'passed', failureReason: '', message: 'All in.', loads: [] } as const
  const page = pageOf({ report: passed, failed: [], progress: [], links })
  expect(page).not.toContain('<h2>')
  expect(page).not.toContain('<script')
})

it('is a page whose content can do nothing', () => {
  const facts = sampleReport(1)
  const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\' \u2028'
  const [load] = facts.report.loads
  const report = {
    ...facts.report,
    message: evil,
    loads:
      load === undefined ? [] : [{ ...load, object: evil, errors: [{ ...load.errors[0], code: evil, message: evil }] }],
  }
  const page = pageOf({
    ...facts,
    report: JSON.parse(JSON.stringify(report)),
    failed: [
      {
        file: evil,
        line: 2,
        id: '',
        code: evil,
        fields: [evil],
        message: evil,
        values: { columns: [evil], values: [evil] },
      },
    ],
  })
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(page.match(/<\/script>/g)).toHaveLength(2)
  expect(page).not.toContain('<img')
  expect(page).toContain("content=\"default-src 'none';")
})

it('holds no value of a record where none are to be shown', () => {
  const page = pageOf(sampleReport(50, { isRedacted: true }))
  expect(page).not.toMatch(/Platinum|Alder|ACC-\d/)
})

it('stays a few megabytes with 10,000 failed records and 2,000 jobs', () => {
  const page = pageOf(sampleReport(25_000, { jobs: 2_000 }))
  expect(page.length).toBeLessThan(6_000_000)
  expect(page).toContain('The first 10,000 are here, 15,000 more in failed.csv.')
  expect(page).toContain('and 1,500 jobs more: see report.json.')
})
