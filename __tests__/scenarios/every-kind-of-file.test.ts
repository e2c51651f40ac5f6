import { expect, it } from '@jest/globals'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const INSERT = { operation: 'insert', object: 'Account', files: 'data/*.csv' }

/** The same two records, in every way in which people have them. */
const KINDS: Readonly<Record<string, string | Buffer>> = {
  'plain.csv': 'Name,Description\nAcme,"one\ntwo"\n"Be, ta",\n',
  'crlf.csv': 'Name,Description\r\nAcme,"one\r\ntwo"\r\n"Be, ta",\r\n',
  'mixed.csv': 'Name,Description\r\nAcme,"one\ntwo"\n"Be, ta",\r\n',
  'cr.csv': 'Name,Description\rAcme,"one\rtwo"\r"Be, ta",',
  'mark.csv': '\uFEFFName,Description\nAcme,"one\ntwo"\n"Be, ta",\n',
  'quoted-mark.csv': '\uFEFF"Name","Description"\n"Acme","one\ntwo"\n"Be, ta",""\n',
  'semicolon.csv': 'Name;Description\nAcme;"one\ntwo"\nBe, ta;\n',
  'tab.csv': 'Name\tDescription\nAcme\t"one\ntwo"\nBe, ta\t\n',
  'pipe.csv': 'Name|Description\nAcme|"one\ntwo"\nBe, ta|\n',
  'caret.csv': 'Name^Description\nAcme^"one\ntwo"\nBe, ta^\n',
  'backquote.csv': 'Name`Description\nAcme`"one\ntwo"\nBe, ta`\n',
  'tilde.csv': 'Name~Description\nAcme~"one\ntwo"\nBe, ta~\n',
  'unit-separator.csv': 'Name\u001fDescription\nAcme\u001f"one\ntwo"\nBe, ta\u001f\n',
  'case.csv': 'NAME,description\nAcme,"one\ntwo"\n"Be, ta",\n',
  'blank-lines.csv': '\nName,Description\n\nAcme,"one\ntwo"\n\n\n"Be, ta",\n\n',
  'blank-columns.csv': 'Name,Description,,\nAcme,"one\ntwo",,\n"Be, ta",,,""\n',
  'results.csv':
    'sf__Id,sf__Error,source_file,source_line,Name,Description\n,"X:y:--",a.csv,2,Acme,"one\ntwo"\n,,a.csv,3,"Be, ta",\n',
  'with space & ümlaut.csv': 'Name,Description\nAcme,"one\ntwo"\n"Be, ta",\n',
}

it('every kind arrives as it was meant, all of them in one load', async () => {
  const files = Object.fromEntries(Object.entries(KINDS).map(([name, content]) => [`data/${name}`, content]))
  const { org, load } = await startScenario({
    files: { ...files, 'data/empty.csv': '', 'data/header-only.csv': 'Name,Description\n' },
  })
  const run = await load(INSERT)
  const count = Object.keys(KINDS).length
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': String(2 * count) })
  const stored = recordsOf(org, 'Account', ['Name', 'Description'])
  const meant = stored.map(({ Name, Description = '' }) => `${Name}: ${Description.replaceAll('\r\n', '\n')}`)
  const each = (text: string) => Array.from({ length: count }, () => text)
  expect(meant.sort()).toEqual([...each('Acme: one\ntwo'), ...each('Be, ta: ')])
  const written = resultFolder(run).rows('Account-insert/successful.csv')
  expect(written.map(({ Name }) => Name).sort()).toEqual([...each('Acme'), ...each('Be, ta')])
  expect(run.annotations.filter(({ kind }) => kind === 'warning').map(({ message }) => message)).toEqual([
    'data/empty.csv has no records.',
    'data/header-only.csv has no records.',
  ])
})

it('5,000 files', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, index) => [`data/${index}.csv`, `Name\nAccount ${index}\n`]),
  )
  const { org, load } = await startScenario({ files })
  const run = await load({ ...INSERT, artifacts: 'none' })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '5000' })
  expect(org.jobs()).toHaveLength(1)
})

it('a given delimiter is used for all files', async () => {
  const { org, load } = await startScenario({ files: { 'data/a.csv': 'Name|Phone\na,b|1\n' } })
  expect((await load({ ...INSERT, 'column-delimiter': 'pipe' })).outputs.verdict).toBe('passed')
  expect(recordsOf(org, 'Account', ['Name', 'Phone'])).toEqual([{ Name: 'a,b', Phone: '1' }])
})
