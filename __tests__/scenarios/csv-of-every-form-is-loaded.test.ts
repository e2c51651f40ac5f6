import { expect, it } from '@jest/globals'
import { recordsOf, sorted } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const COLUMNS = ['Name', 'Site', 'Description']

/** Files of all forms that go up as they are; each holds the two records of `contentOf`. */
const FILES = {
  'comma.csv': 'Name,Site,Description\ncomma,one,"a, ""b""\nc"\ncomma,漢字 😀,é\n',
  'crlf.csv': 'Name,Site,Description\r\ncrlf,one,"a, ""b""\r\nc"\r\ncrlf,漢字 😀,é\r\n',
  'bom.csv': '\uFEFFName,Site,Description\nbom,one,"a, ""b""\nc"\nbom,漢字 😀,é\n',
  'tab.csv': 'Name\tSite\tDescription\ntab\tone\t"a, ""b""\nc"\ntab\t漢字 😀\té\n',
  'semicolon.csv': 'Name;Site;Description\nsemicolon;one;"a, ""b""\nc"\nsemicolon;漢字 😀;é\n',
  'pipe-crlf.csv': 'Name|Site|Description\r\npipe-crlf|one|"a, ""b""\r\nc"\r\npipe-crlf|漢字 😀|é\r\n',
  'caret.csv': 'Name^Site^Description\ncaret^one^"a, ""b""\nc"\ncaret^漢字 😀^é\n',
  'backquote.csv': 'Name`Site`Description\nbackquote`one`"a, ""b""\nc"\nbackquote`漢字 😀`é\n',
  'quoted.csv': '"Name","Site","Description"\n"quoted","one","a, ""b""\nc"\n"quoted","漢字 😀","é"\n',
  'no-line-end.csv': 'Name,Site,Description\nno-line-end,one,"a, ""b""\nc"\nno-line-end,漢字 😀,é',
  'blank-lines.csv': '\nName,Site,Description\n\n\nblank-lines,one,"a, ""b""\nc"\n\nblank-lines,漢字 😀,é\n\n',
}
const RECORDS = Object.keys(FILES).flatMap((file) => {
  const Name = file.replace('.csv', '')
  return [
    { Name, Site: 'one', Description: 'a, "b"\nc' },
    { Name, Site: '漢字 😀', Description: 'é' },
  ]
})

it('loads files of every delimiter, quoting and line ending in one go', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const run = await load({ operation: 'insert', object: 'Account', files: '*.csv' })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': String(RECORDS.length) })
  expect(sorted(recordsOf(org, 'Account', COLUMNS))).toEqual(sorted(RECORDS))
  const successful = resultFolder(run).rows('Account-insert/successful.csv')
  const withLineFeeds = ({ Name = '', Site = '', Description = '' }) => {
    return { Name, Site, Description: Description.replaceAll('\r\n', '\n') }
  }
  expect(sorted(successful.map(withLineFeeds))).toEqual(sorted(RECORDS))
  expect(withoutNotices(run)).toEqual([])
})

it('makes one job for the files of one form, and tells the org which form it is', async () => {
  const { org, load } = await startScenario({ files: FILES })
  await load({ operation: 'insert', object: 'Account', files: '*.csv' })
  const forms = org.jobs().map(({ columnDelimiter, lineEnding }) => `${columnDelimiter} ${lineEnding}`)
  expect(forms.sort()).toEqual([
    'BACKQUOTE LF',
    'CARET LF',
    'COMMA CRLF',
    'COMMA LF',
    'PIPE CRLF',
    'SEMICOLON LF',
    'TAB LF',
  ])
})

// Source: forcedotcom/wsc: com/sforce/async/CSVReader.java, `ignoreBlankRecords`.
it('takes a record of one blank field for a blank line, as the org does', async () => {
  const { org, load } = await startScenario({ files: { 'a.csv': 'Name\n""\nAcme\n""\n' } })
  const run = await load({ operation: 'insert', object: 'Account', files: 'a.csv' })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '1', 'records-created': '1' })
  expect(recordsOf(org, 'Account', ['Name'])).toEqual([{ Name: 'Acme' }])
})

it('warns of files without records, and loads the others', async () => {
  const { org, load } = await startScenario({
    files: { 'a.csv': 'Name\n', 'b.csv': 'Name\nAcme\n', 'c.csv': '', 'd.csv': 'Name' },
  })
  const run = await load({ operation: 'insert', object: 'Account', files: '*.csv' })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '1', 'records-created': '1' })
  expect(recordsOf(org, 'Account', ['Name'])).toEqual([{ Name: 'Acme' }])
  expect(withoutNotices(run).map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
    'warning: a.csv has no records.',
    'warning: c.csv has no records.',
    'warning: d.csv has no records.',
  ])
  expect(resultFolder(run).report.loads[0]?.files.map(({ path, records }) => [path, records])).toEqual([
    ['a.csv', 0],
    ['b.csv', 1],
    ['c.csv', 0],
    ['d.csv', 0],
  ])
})
