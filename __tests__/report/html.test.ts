import { expect, it } from '@jest/globals'
import { renderHtml } from '../../src/report/html.ts'
import { buildPage, type PageFacts } from '../../src/report/page/build-page.ts'
import { sampleReport } from '../support/sample-report.ts'

const pageOf = (facts: PageFacts) => [...renderHtml(buildPage(facts))].join('')

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
  expect(page).toContain('This value is not in the picklist')
})

it('leaves out what there is nothing to show of', () => {
  const { report, links } = sampleReport(0)
  const passed = { ...report, verdict: 'passed', failureReason: '', message: 'Nothing to do.', loads: [] } as const
  const page = pageOf({ report: passed, loads: [], links })
  expect(page).not.toContain('<h2>')
  expect(page).not.toContain('<script')
})

it('shows code as code, and leads from each place to its line', () => {
  const page = pageOf(sampleReport(110))
  expect(page).toContain('failed; <code>max-failures</code> allows 25.')
  expect(page).not.toContain('`max-failures`')
  const url = 'https://github.com/acme/salesforce-data/blob/5f0c1d2/data/accounts/europe.csv?plain=1'
  expect(page).toContain(`<a href="${url}#L2">`)
  expect(page).toContain(`["data/accounts/europe.csv","${url}"]`)
})

it('labels peak and mean of the rate, and draws no chart of one job', () => {
  expect(pageOf(sampleReport(1))).toMatch(/>peak [\d,]+ records a second<[\s\S]*>mean [\d,]+ records a second</)
  expect(pageOf(sampleReport(1, { jobs: 1 }))).not.toContain('<svg')
})

it('folds more than five jobs where all is well', () => {
  expect(pageOf(sampleReport(0))).toContain('<summary>6 jobs</summary>')
  expect(pageOf(sampleReport(1))).toContain('<summary>5 more jobs</summary>')
  expect(pageOf(sampleReport(0, { jobs: 5 }))).not.toContain('<details>')
})

it('shows several loads together and each with its own failed records', () => {
  const { report, loads, links } = sampleReport(20_000)
  const named = (name: string) => report.loads.map((load) => ({ ...load, name, load: name }))
  const details = (name: string) => loads.map((load) => ({ ...load, name }))
  const page = pageOf({
    report: { ...report, loads: [...named('accounts'), ...named('more')] },
    loads: [...details('accounts'), ...details('more')],
    links,
  })
  expect(page).toContain('<h1>accounts and more: failed (failures-exceeded)</h1>')
  expect([...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
    'All loads',
    'accounts: insert Account',
    'more: insert Account',
  ])
  expect(page).toContain('<b>60,000</b>')
  expect(page.match(/class="failed-records"/g)).toHaveLength(2)
  expect(page).toContain('The first 5,000 are listed; 15,000 more are in <code>more/failed.csv</code>.')
})

it('is a page whose content can do nothing', () => {
  const facts = sampleReport(1)
  const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\' \u2028 \u202E\u0000 `code`'
  const [load] = facts.report.loads
  const [job] = load?.jobs ?? []
  const report = {
    ...facts.report,
    message: evil,
    loads:
      load === undefined
        ? []
        : [
            {
              ...load,
              object: evil,
              rerunFiles: [evil],
              errors: [{ ...load.errors[0], code: evil, message: evil, samples: [{ file: evil, line: 2 }] }],
              jobs: [{ ...job, id: evil, state: evil, files: [evil], errorMessage: evil }, ...load.jobs],
            },
          ],
  }
  const failed = {
    file: evil,
    line: 2,
    id: '',
    code: evil,
    fields: [evil],
    message: evil,
    values: { columns: [evil], values: [evil] },
  }
  const page = pageOf({
    ...facts,
    links: { ...facts.links, artifactUrl: 'javascript:alert(3)' },
    report: JSON.parse(JSON.stringify(report)),
    loads: facts.loads.map((details) => ({ ...details, failed: [failed] })),
  })
  expect(page.match(/<script/g)).toHaveLength(3)
  expect(page.match(/<\/script>/g)).toHaveLength(3)
  expect(page).not.toContain('<img')
  expect(page).not.toContain('href="javascript')
  expect(page).not.toMatch(/\p{Bidi_Control}/u)
  expect(page).toContain('content="default-src &#39;none&#39;;')
})

it('holds no value of a record where none are to be shown', () => {
  const page = pageOf(sampleReport(50, { isRedacted: true }))
  expect(page).not.toMatch(/Platinum|Alder|ACC-\d/)
})

it('stays a few megabytes with 10,000 failed records and 2,000 jobs', () => {
  const page = pageOf(sampleReport(25_000, { jobs: 2_000 }))
  expect(page.length).toBeLessThan(6_000_000)
  expect(page).toContain('The first 10,000 are listed; 15,000 more are in <code>Account-insert/failed.csv</code>.')
  expect(page).toContain('1,500 more jobs: see <code>report.json</code>.')
})
