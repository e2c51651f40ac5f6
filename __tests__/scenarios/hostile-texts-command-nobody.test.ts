import { expect, it } from '@jest/globals'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const itOnPosix = process.platform === 'win32' ? it.skip : it

/** Each would do something where a runner, a page or a terminal took it for its own. */
const HOSTILE = [
  'x\n::error::pwned',
  '::add-mask::pwned',
  '\u0085::warning::pwned',
  '%0A::set-output name=pwned::1',
  '##[error]pwned',
  '</td><img src=pwned onerror=alert(1)><script>alert(1)</script>',
  '![pwned](http://evil.example/p.png) [x](javascript:alert(1)) | `pwned` |',
  '\u001b]8;;http://evil.example\u0007pwned',
  '\u202Edenwp\u2066 `\u200Bpwned`',
]

/** Turns text around, or is not to be seen. */
const HIDDEN = /[\p{Bidi_Control}\u200B]/u

it.each(HOSTILE)('of the org, about a job and a record: %j', async (hostile) => {
  const { org, load } = await startScenario({ files: { 'a.csv': 'Name,Phone\nAcme,1\nBeta,2\n' } })
  const row = `"","FIELD_CUSTOM_VALIDATION_EXCEPTION:${hostile.replaceAll('"', '""')}:--","Acme","1"`
  const csv = { status: 200, headers: { 'content-type': 'text/csv' }, times: 9 }
  const body = `"sf__Id","sf__Error","Name","Phone"\n${row}\n`
  org.faults.add(
    { kind: 'fail-job', afterRows: 0, errorMessage: hostile },
    { kind: 'answer', method: 'GET', path: 'failedResults', ...csv, body },
    { kind: 'answer', method: 'POST', path: 'jobs/ingest', status: 503, body: [{ errorCode: 'X', message: hostile }] },
  )
  const run = await load({ operation: 'insert', object: 'Account', files: '*.csv', retries: '0' })

  expect(run.outputs.verdict).toBe('failed')
  expect(run.masks).not.toContain('pwned')
  expect(run.annotations.filter(({ message }) => message.startsWith('pwned'))).toEqual([])
  expect(run.annotations.filter(({ kind, file }) => kind === 'error' && file === undefined)).toHaveLength(1)
  expect(run.stdout).not.toMatch(/^(?!::).*##\[/m)
  expect(run.log.includes('\u001b')).toBe(false)
  expect(Object.keys(run.outputs)).not.toContain('pwned')
  expect(run.outputs.message).not.toMatch(/[\r\n]/)
  expect(run.summary).not.toMatch(/<(?:img|script)|(?<!\\)!\[|(?<!\\)\]\((?:javascript|http:\/\/evil)/)
  const page = String(resultFolder(run).files.get('report.html'))
  expect(page).not.toMatch(/<img|<script>alert/)
  expect(run.summary + page).not.toMatch(HIDDEN)
  expect(run.summary).not.toContain('`pwned`')
})

itOnPosix.each(['::error::pwned', 'a\n::add-mask::pwned', '<img src=pwned>', '##[error]pwned', '%0A::error::pwned'])(
  'of a file name and a header: %j',
  async (hostile) => {
    const name = `data/${hostile.replaceAll('/', '')}.csv`
    const header = `Name,"${hostile}"`
    const { load } = await startScenario({ files: { [name]: `${header}\r\nAcme,1\nBeta,2\n` } })
    const run = await load({
      operation: 'insert',
      object: 'Account',
      files: 'data/*.csv',
      preflight: 'warn',
      retries: '0',
    })

    expect(run.outputs.verdict).toBe('failed')
    expect(run.masks).not.toContain('pwned')
    expect(run.annotations.filter(({ message }) => message.startsWith('pwned'))).toEqual([])
    expect(run.annotations.find(({ message }) => message.includes('has no field'))).toMatchObject({
      file: name,
      line: 1,
    })
    expect(run.stdout).not.toMatch(/^(?!::).*##\[/m)
    expect(run.summary).not.toMatch(/<img/)
    expect(String(resultFolder(run).files.get('report.html'))).not.toMatch(/<img/)
  },
)
