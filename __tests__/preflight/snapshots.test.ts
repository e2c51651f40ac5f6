import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { openSnapshots } from '../../src/preflight/snapshots.ts'
import { cliDescribeText, describeText } from '../support/snapshots.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

let workspace: Workspace
beforeEach(() => {
  workspace = createWorkspace()
})
afterEach(() => workspace.remove())

function open(object: string, files: Readonly<Record<string, string | Buffer>>) {
  for (const [name, content] of Object.entries(files)) workspace.write(`schema/${name}`, content)
  return openSnapshots({ folder: path.join(workspace.dir, 'schema'), shown: 'schema' }, object)
}

const own = { 'Account.json': describeText('Account') }

it.each([
  ['as the REST API answers it', describeText('Account')],
  ['as the CLI prints it', cliDescribeText('Account')],
  ['with a byte order mark', `\ufeff${describeText('Account')}`],
  ['in UTF-16, as Windows PowerShell redirects it', Buffer.from(`\ufeff${cliDescribeText('Account')}`, 'utf16le')],
])('reads a describe %s', async (_, content) => {
  const describe = await open('account', { 'Account.json': content }).describe('ACCOUNT')
  expect(describe?.fields.length).toBeGreaterThan(10)
})

it('goes by what a file says of itself, whatever its name', async () => {
  const describer = open('Account', { 'export-1.JSON': describeText('Account'), 'Contact.json': describeText('Lead') })

  expect((await describer.describe('Account'))?.name).toBe('Account')
  expect((await describer.describe('Lead'))?.name).toBe('Lead')
  expect(await describer.describe('Contact')).toBeUndefined()
})

it('leaves other files alone', async () => {
  const describer = open('Account', { ...own, 'package.json': '{"name":"a"}', 'broken.json': '{', 'notes.txt': 'x' })

  expect(await describer.describe('Case')).toBeUndefined()
})

it.each([
  ['no file', {}, 'has no snapshot of Account'],
  ['JSON of something else', { 'Account.json': '{"status":1,"message":"NamedOrgNotFoundError"}' }, 'is not the JSON'],
  ['no JSON', { 'account.json': 'Account' }, 'is not the JSON'],
  ['a list of describes', { 'Account.json': `[${describeText('Account')}]` }, 'is not the JSON'],
])('says which command makes the snapshot where there is %s', (_, files, message) => {
  workspace.write('schema/readme.txt', '')
  const opened = () => open('Account', files)
  expect(opened).toThrow(message)
  expect(opened).toThrow('`sf sobject describe --sobject Account --target-org <alias> --json > schema/')
})

it('does not choose between two files about one object', () => {
  expect(() => open('Account', { 'a.json': describeText('Account'), 'b.json': cliDescribeText('Account') })).toThrow(
    'schema/a.json and schema/b.json both describe Account',
  )
})

it('says so where there is no folder', () => {
  expect(() => open('Account', {})).toThrow('schema cannot be read')
})
