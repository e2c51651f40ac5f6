import { resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { InputError } from '../src/errors.ts'
import { INPUT_DEFAULTS, type InputName } from '../src/inputs/defaults.ts'
import type { InputEnvironment } from '../src/inputs/environment.ts'
import { type Inputs, parseInputs } from '../src/inputs.ts'
import { testKeys } from './support/keys.ts'

const WORKSPACE = resolve('/runner/work/repo/repo')
const TEMP = resolve('/runner/work/_temp')

const GIVEN: Partial<Record<InputName, string>> = {
  operation: 'insert',
  object: 'Account',
  files: 'data/*.csv',
  'client-id': '3MVG9.key',
  username: 'ada@acme.com',
  'private-key': testKeys().pkcs8,
}

const ENVIRONMENT: InputEnvironment = { workspace: WORKSPACE, runnerTemp: TEMP, stepId: 'accounts', variables: [] }

/** Inputs as the runner gives them: defaults from action.yml where the workflow says nothing. */
function parse(overrides: Partial<Record<InputName, string>> = {}, environment: Partial<InputEnvironment> = {}) {
  const given = { ...INPUT_DEFAULTS, ...GIVEN, ...overrides }
  return parseInputs((name) => given[name], { ...ENVIRONMENT, ...environment })
}

/** All values side by side, whatever group they belong to. */
function read(overrides: Partial<Record<InputName, string>> = {}) {
  return flat(parse(overrides).inputs)
}

function flat({ workingDirectory, org, ending, ledger, results, load }: Inputs) {
  const { expected, ...signingIn } = org
  if (load === undefined) throw new Error('there is no load')
  const { source, pace, limits, ...target } = load
  const loading = { ...target, ...source, ...pace, ...limits }
  return {
    ...{ workingDirectory, org: expected, ...signingIn, ...ending },
    ...{ ledger: ledger.place, ledgerKey: ledger.key, ...results, ...loading },
  }
}

function problemsOf(overrides: Partial<Record<InputName, string>>): readonly string[] {
  try {
    parse(overrides)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

describe('inputs', () => {
  it('are typed values, with defaults where nothing is given', () => {
    expect(read()).toEqual({
      name: 'Account-insert',
      operation: 'insert',
      object: 'Account',
      files: ['data/*.csv'],
      externalIdField: undefined,
      ifNoFilesFound: 'error',
      workingDirectory: WORKSPACE,
      signIn: {
        flow: 'jwt',
        clientId: '3MVG9.key',
        username: 'ada@acme.com',
        privateKey: expect.objectContaining({ asymmetricKeyType: 'rsa' }),
        loginUrl: new URL('https://login.salesforce.com'),
        audience: undefined,
      },
      waitForOrgMinutes: 0,
      org: undefined,
      maxRecords: undefined,
      confirmHardDelete: [],
      canary: 0,
      stopEarly: 0.5,
      sortBy: [],
      duplicateKeys: 'stop',
      concurrency: { mode: 'parallel', jobs: 5 },
      maxJobBytes: 100_000_000,
      maxJobRecords: undefined,
      encoding: 'utf-8',
      columnDelimiter: undefined,
      blankFields: 'ignore',
      assignmentRuleId: undefined,
      apiVersion: '67.0',
      maxFailures: { kind: 'count', count: 0 },
      retries: 3,
      timeLimitMinutes: 330,
      onTimeLimit: 'leave',
      onCancel: 'abort',
      ledger: { kind: 'cache' },
      ledgerKey: undefined,
      preflight: 'stop',
      resultsPath: resolve(WORKSPACE, 'bulk-load-results/accounts'),
      artifacts: 'auto',
      artifactName: undefined,
      retentionDays: undefined,
      redact: 'auto',
      matrixLeg: '',
    })
  })

  it.each([
    ['Case', ['Case']],
    [' Case, Account', ['Case', 'Account']],
    ['Case Account\tLead', ['Case', 'Account', 'Lead']],
    ['Case\r\nAccount,\n\nLead\n', ['Case', 'Account', 'Lead']],
  ])('take several objects that may be hard-deleted: %j', (text, confirmHardDelete) => {
    expect(read({ 'confirm-hard-delete': text })).toMatchObject({ confirmHardDelete })
  })

  it('that are empty count as left out', () => {
    const empty = { concurrency: '', 'api-version': ' ', 'login-url': '', 'max-failures': '', 'job-size-mb': '' }
    expect(read(empty)).toEqual({
      ...read(),
      signIn: expect.objectContaining({ loginUrl: new URL('https://login.salesforce.com') }),
    })
  })

  it('are reported all at once when they are wrong', () => {
    const problems = problemsOf({ operation: 'usert', object: 'My Object', concurrency: '30', 'private-key': 'x' })
    expect(problems).toHaveLength(4)
    expect(problems.join('\n')).toMatch(/`operation`.*`object`.*`concurrency`.*`private-key`/s)
  })

  it('that are missing are all named', () => {
    const nothing = { operation: '', object: '', files: '', 'client-id': '', username: '', 'private-key': '' }
    const problems = problemsOf(nothing)
    expect(problems).toHaveLength(4)
    for (const name of ['operation', 'object', 'files']) expect(problems.join('\n')).toContain(`\`${name}\` is missing`)
    expect(problems.join('\n')).toContain('The inputs do not say how to sign in')
  })
})

describe('operation', () => {
  it.each([
    ['Insert', 'insert'],
    ['UPSERT', 'upsert'],
    ['up-sert', 'upsert'],
  ])('forgives %s', (text, operation) => {
    expect(read({ operation: text, 'external-id-field': operation === 'upsert' ? 'Id' : '' }).operation).toBe(operation)
  })

  it.each([
    ['usert', /`usert` is not allowed\. Use `insert`, `update`, .* or `hardDelete`\. Did you mean `upsert`\?/],
    ['merge', /`merge` is not allowed\. Use .*\.$/],
    ['Query All', /this version loads records and does not query them yet/],
  ])('refuses %s', (operation, message) => {
    expect(problemsOf({ operation })).toEqual([expect.stringMatching(message)])
  })
})

describe('external-id-field', () => {
  it.each(['Id', 'Customer_Number__c'])('may be %s for upsert', (field) => {
    expect(read({ operation: 'upsert', 'external-id-field': field }).externalIdField).toBe(field)
  })

  it.each([
    ['upsert', '', /is missing: upsert needs it to find the records/],
    ['upsert', 'Customer Number', /`Customer Number` is not an API name/],
    ['insert', 'Customer_Number__c', /only for upsert\. Set `operation: upsert`/],
  ])('with %s is not %j', (operation, field, message) => {
    expect(problemsOf({ operation, 'external-id-field': field })).toEqual([expect.stringMatching(message)])
  })

  it('is not judged while the operation is wrong', () => {
    expect(problemsOf({ operation: 'usert', 'external-id-field': '' })).toHaveLength(1)
  })
})

describe('object', () => {
  it.each(['Account', 'Invoice__c', 'ns__Thing__c', 'Knowledge__kav'])('may be %s', (object) => {
    expect(read({ object }).object).toBe(object)
  })

  it.each(['My Object', '2nd__c', 'Account;DROP', '../Account', 'Fahrrad·c'])('is not %s', (object) => {
    expect(problemsOf({ object })).toEqual([expect.stringContaining('is not an API name')])
  })
})

it.each(['operation', 'object', 'files'] as const)(
  '%s is not needed with a manifest, which its message says',
  (name) => {
    expect(problemsOf({ [name]: '' })).toEqual([
      expect.stringMatching(new RegExp(`^\`${name}\` is missing\\. .* Or list the loads in a \`manifest\`\\.$`)),
    ])
  },
)

describe('files', () => {
  it('are lines, without blank ones, comments and blanks around', () => {
    const files = '\n  data/a b.csv\r\n# the others\n\n!data/old.csv  \n'
    expect(read({ files }).files).toEqual(['data/a b.csv', '!data/old.csv'])
  })

  it('name at least one thing to load', () => {
    expect(problemsOf({ files: '!data/old.csv' })).toEqual([expect.stringContaining('only excludes')])
    expect(problemsOf({ files: '# nothing' })).toEqual([expect.stringContaining('`files` is missing')])
  })
})

describe('if-no-files-found', () => {
  it.each([
    ['', 'error'],
    ['error', 'error'],
    ['Warn', 'warn'],
    ['ignore', 'ignore'],
  ])('%j is %s', (text, ifNoFilesFound) => {
    expect(read({ 'if-no-files-found': text }).ifNoFilesFound).toBe(ifNoFilesFound)
  })

  it('is nothing else', () => {
    expect(problemsOf({ 'if-no-files-found': 'warm' })).toEqual([
      expect.stringMatching(/`error`, `warn` or `ignore`.*Did you mean `warn`/),
    ])
  })
})

describe('sign-in', () => {
  it.each([
    ['https://test.salesforce.com', 'https://test.salesforce.com/'],
    ['https://acme--uat.sandbox.my.salesforce.com/', 'https://acme--uat.sandbox.my.salesforce.com/'],
    ['https://acme.my.sfcrmproducts.cn', 'https://acme.my.sfcrmproducts.cn/'],
    ['https://acme.my.salesforce.mil', 'https://acme.my.salesforce.mil/'],
    ['login.salesforce.com', 'https://login.salesforce.com/'],
    ['acme.my.sfcrmproducts.cn/', 'https://acme.my.sfcrmproducts.cn/'],
    ['"https://test.salesforce.com"', 'https://test.salesforce.com/'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787/'],
  ])('takes place at %s', (text, loginUrl) => {
    expect(read({ 'login-url': text }).signIn).toMatchObject({ loginUrl: new URL(loginUrl) })
  })

  it.each([
    ['login', /is not a URL\. Use `https:\/\/login\.salesforce\.com`/],
    ['salesforce.com.evil.example', /is not a Salesforce host that this action knows/],
    ['https://evilsfcrmproducts.cn', /is not a Salesforce host.*Setup > My Domain.*open an issue/],
    ['https://acme.my.salesforce.com.mcas.ms', /accepts no sign-in.*Use `https:\/\/acme\.my\.salesforce\.com`/],
    ['http://login.salesforce.com', /does not start with https/],
    ['https://salesforce.com.evil.example', /is not a Salesforce host/],
    ['https://acme.lightning.force.com/one', /accepts no sign-in.*Use `https:\/\/acme\.my\.salesforce\.com`/],
    ['https://login.salesforce.com/services/oauth2/token', /more than a host\. Use `https:\/\/login\.salesforce\.com`/],
    ['https://ada:geheim@login.salesforce.com', /contains a user name or password/],
  ])('does not take place at %s', (text, message) => {
    const problems = problemsOf({ 'login-url': text })
    expect(problems).toEqual([expect.stringMatching(message)])
    expect(problems.join()).not.toContain('geheim')
  })

  it('takes an audience as it is', () => {
    expect(read({ audience: 'https://acme.my.site.com/x' }).signIn).toMatchObject({
      audience: 'https://acme.my.site.com/x',
    })
    expect(problemsOf({ audience: 'login' })).toEqual([expect.stringMatching(/`audience`: `login` is not a URL/)])
  })

  it('says that secrets arrive empty where a run may not read them', () => {
    expect(problemsOf({ 'private-key': '' })).toEqual([
      expect.stringMatching(/Give it as `private-key: \${{ secrets\.SF_PRIVATE_KEY }}`.*arrives empty/),
    ])
  })

  it('repeats nothing that may be a secret in the wrong place', () => {
    const swapped = { 'client-id': testKeys().pkcs8, username: testKeys().pkcs8, 'private-key': 'hunter2' }
    const message = problemsOf(swapped).join('\n')
    expect(problemsOf(swapped)).toHaveLength(3)
    for (const line of testKeys().pkcs8.split('\n').slice(1, 4)) expect(message).not.toContain(line)
    expect(message).not.toContain('hunter2')
  })
})

describe('org', () => {
  it.each([
    ['00D5g000000abcD', { kind: 'id', id: '00D5g000000abcD' }],
    ['00D5g000000abcDEAQ', { kind: 'id', id: '00D5g000000abcDEAQ' }],
    ['Acme.my.salesforce.com', { kind: 'host', host: 'acme.my.salesforce.com' }],
    ['https://acme.my.salesforce.com/lightning/page', { kind: 'host', host: 'acme.my.salesforce.com' }],
    ['https://acme.lightning.force.com/one', { kind: 'host', host: 'acme.my.salesforce.com' }],
    ['acme.lightning.sfcrmapps.cn', { kind: 'host', host: 'acme.my.sfcrmproducts.cn' }],
    ['127.0.0.1:8787', { kind: 'host', host: '127.0.0.1' }],
  ])('may be %s', (org, expected) => {
    expect(read({ org }).org).toEqual(expected)
  })

  it.each(['acme', '00D5g000', '0015g000000abcDEAQ', 'example.com', 'two words'])('is not %s', (org) => {
    expect(problemsOf({ org })).toEqual([expect.stringContaining('neither an org id nor a My Domain host')])
  })
})

describe('concurrency', () => {
  it.each([
    ['Serial', { mode: 'serial' }],
    ['parallel', { mode: 'parallel', jobs: 5 }],
    ['1', { mode: 'parallel', jobs: 1 }],
    ['25', { mode: 'parallel', jobs: 25 }],
  ])('may be %s', (concurrency, expected) => {
    expect(read({ concurrency }).concurrency).toEqual(expected)
  })

  it.each(['0', '26', '2.5', '-1', '1e1', 'seriell', 'fast'])('is not %s', (concurrency) => {
    expect(problemsOf({ concurrency })).toEqual([expect.stringMatching(/`parallel` \(5.*1 to 25.*`serial`/)])
  })

  it('is spelled near the right word', () => {
    expect(problemsOf({ concurrency: 'seriell' })).toEqual([expect.stringContaining('Did you mean `serial`?')])
  })
})

describe('job limits', () => {
  it.each([
    ['1', 1_000_000],
    ['150', 150_000_000],
    ['2.5', 2_500_000],
    ['1.1', 1_100_000],
  ])('give %s MB as bytes', (text, bytes) => {
    expect(read({ 'job-size-mb': text }).maxJobBytes).toBe(bytes)
  })

  it.each(['0', '0.5', '150.1', '151', '100MB', '1e2', '0x20', 'Infinity', '-5'])('refuse %s MB', (text) => {
    expect(problemsOf({ 'job-size-mb': text })).toEqual([expect.stringContaining('Use a number from 1 to 150')])
  })

  it('take a number of records', () => {
    expect(read({ 'job-records': '10000' }).maxJobRecords).toBe(10_000)
  })

  it.each(['0', '10,000', '1.5', 'many', '99999999999999999999'])('refuse %s records', (text) => {
    expect(problemsOf({ 'job-records': text })).toEqual([expect.stringContaining('Use a whole number from 1')])
  })
})

describe('api-version', () => {
  it.each(['67.0', 'v67.0', 'V67', '67'])('may be %s', (text) => {
    expect(read({ 'api-version': text }).apiVersion).toBe('67.0')
  })

  it.each(['40.0', '67.1', '6', 'latest', '67.0.0'])('is not %s', (text) => {
    expect(problemsOf({ 'api-version': text })).toEqual([expect.stringContaining('from 41.0 on, such as `67.0`')])
  })
})

describe('max-failures', () => {
  it.each([
    ['25', { kind: 'count', count: 25 }],
    ['2.5%', { kind: 'share', share: 0.025 }],
    ['0%', { kind: 'share', share: 0 }],
    ['100 %', { kind: 'share', share: 1 }],
  ])('may be %s', (text, expected) => {
    expect(read({ 'max-failures': text }).maxFailures).toEqual(expected)
  })

  it.each(['-1', '2.5', '101%', '%', 'none', '1e3'])('is not %s', (text) => {
    expect(problemsOf({ 'max-failures': text })).toEqual([expect.stringMatching(/`25`.*`2\.5%`/)])
  })
})

describe('canary, retries and time limit', () => {
  it.each([
    ['canary', '0', { canary: 0 }],
    ['canary', '200', { canary: 200 }],
    ['retries', '0', { retries: 0 }],
    ['retries', '10', { retries: 10 }],
    ['time-limit-minutes', '1', { timeLimitMinutes: 1 }],
    ['time-limit-minutes', '4320', { timeLimitMinutes: 4_320 }],
  ] as const)('%s may be %s', (input, text, expected) => {
    expect(read({ [input]: text })).toMatchObject(expected)
  })

  it.each([
    ['canary', '-1', /whole number from 0 without/],
    ['canary', '1%', /whole number from 0 without/],
    ['canary', '1,000', /whole number from 0 without/],
    ['retries', '11', /from 0 to 10/],
    ['retries', 'many', /from 0 to 10/],
    ['time-limit-minutes', '0', /from 1 to 4320/],
    ['time-limit-minutes', '4321', /from 1 to 4320/],
    ['time-limit-minutes', '5h', /from 1 to 4320/],
  ] as const)('%s is not %s', (input, text, message) => {
    expect(problemsOf({ [input]: text })).toEqual([expect.stringMatching(message)])
  })
})

describe('stop-early', () => {
  it.each([
    ['50%', 0.5],
    ['2.5%', 0.025],
    ['0%', 0],
    ['100 %', 1],
  ])('may be %s', (text, share) => {
    expect(read({ 'stop-early': text }).stopEarly).toBe(share)
  })

  it.each([
    ['50', /Did you mean `50%`\?$/],
    ['2.5', /Did you mean `2\.5%`\?$/],
    ['500', /`100%` never stops\.$/],
    ['101%', /`100%` never stops\.$/],
    ['-5%', /from `0%` to `100%`/],
    ['half', /from `0%` to `100%`/],
  ])('is not %s', (text, message) => {
    expect(problemsOf({ 'stop-early': text })).toEqual([expect.stringMatching(message)])
  })
})

describe('jobs that run when the step ends', () => {
  it.each([
    ['Leave', 'leave'],
    ['ABORT', 'abort'],
  ])('are treated as %s says', (text, expected) => {
    const { onTimeLimit, onCancel } = read({ 'on-time-limit': text, 'on-cancel': text })
    expect([onTimeLimit, onCancel]).toEqual([expected, expected])
  })

  it.each(['on-time-limit', 'on-cancel'] as const)('have no third way in %s', (input) => {
    expect(problemsOf({ [input]: 'abor' })).toEqual([
      expect.stringMatching(/Use `leave` or `abort`\. Did you mean `abort`\?/),
    ])
  })
})

describe('ledger', () => {
  it.each([
    ['Cache', { kind: 'cache' }],
    ['none', { kind: 'none' }],
    ['accounts.ledger', { kind: 'file', path: resolve(WORKSPACE, 'data/accounts.ledger') }],
    ['./cache', { kind: 'file', path: resolve(WORKSPACE, 'data/cache') }],
    ['../state/ledger', { kind: 'file', path: resolve(WORKSPACE, 'state/ledger') }],
    [`${TEMP}/ledger`, { kind: 'file', path: resolve(TEMP, 'ledger') }],
  ])('may be %s', (ledger, expected) => {
    expect(read({ 'working-directory': 'data', ledger }).ledger).toEqual(expected)
  })

  it.each([
    ['cach', /Use `cache`, `none`, or the path of a file.*Did you mean `cache`\?/],
    ['false', /Use `cache`, `none`, or the path of a file, such as `\.\/accounts\.ledger`\.$/],
    ['../ledger.json', /`ledger`.*is outside the workspace/],
    ['/etc/ledger', /`ledger`.*is outside the workspace/],
    ['state/', /`state\/` is a folder/],
    ['.', /`\.` is a folder/],
    ['state/..', /is a folder/],
    [WORKSPACE, /is a folder/],
  ])('is not %s', (ledger, message) => {
    expect(problemsOf({ ledger })).toEqual([expect.stringMatching(message)])
  })
})

describe('ledger-key', () => {
  it.each([
    ['accounts of the EU, 2026', 'accounts of the EU, 2026'],
    ['x'.repeat(200), 'x'.repeat(200)],
    [' \n ', undefined],
  ])('may be %j', (text, expected) => {
    expect(read({ 'ledger-key': text }).ledgerKey).toBe(expected)
  })

  it.each(['two\nlines', 'a\ttab', 'x'.repeat(201)])('is not %j', (text) => {
    expect(problemsOf({ 'ledger-key': text })).toEqual([expect.stringContaining('at most 200 characters on one line')])
  })
})

describe('folders', () => {
  it('start in the workspace, results in the working directory', () => {
    const { workingDirectory, resultsPath } = read({ 'working-directory': 'data', 'results-path': './out' })
    expect(workingDirectory).toBe(resolve(WORKSPACE, 'data'))
    expect(resultsPath).toBe(resolve(WORKSPACE, 'data/out'))
  })

  it("may lie in the runner's temp folder", () => {
    const { workingDirectory, resultsPath } = read({ 'working-directory': resolve(TEMP, 'csv') })
    expect(workingDirectory).toBe(resolve(TEMP, 'csv'))
    expect(resultsPath).toBe(resolve(TEMP, 'csv/bulk-load-results/accounts'))
  })

  it.each(['..', '../other', 'data/../../x', '/etc', `${WORKSPACE}-other`])('do not lead out to %s', (folder) => {
    const message = /is outside the workspace.*runner's temp folder/
    expect(problemsOf({ 'working-directory': folder })).toEqual([expect.stringMatching(message)])
    expect(problemsOf({ 'results-path': folder })).toEqual([expect.stringMatching(message)])
  })

  it('of results are named after the step, which leads nowhere else', () => {
    const resultsPathOf = (stepId: string) => parse({}, { stepId }).inputs.results.resultsPath
    expect(resultsPathOf('__run_2')).toBe(resolve(WORKSPACE, 'bulk-load-results/__run_2'))
    expect(resultsPathOf('../../x')).toBe(resolve(WORKSPACE, 'bulk-load-results/------x'))
    expect(resultsPathOf('')).toBe(resolve(WORKSPACE, 'bulk-load-results/load'))
  })

  it.each([undefined, ''])('know no temp folder where the runner names none', (runnerTemp) => {
    expect(() => parse({ 'working-directory': TEMP }, { runnerTemp })).toThrow(/is outside/)
  })
})

describe('unknown inputs', () => {
  it('are warned of with the nearest name', () => {
    const variables = ['INPUT_EXTERNAL-ID', 'INPUT_MAX-FAILURE', 'INPUT_OPERATION', 'INPUT_COLOUR', 'PATH']
    expect(parse({}, { variables }).warnings).toEqual([
      '`external-id` is not an input of this action and was ignored. Did you mean `external-id-field`?',
      '`max-failure` is not an input of this action and was ignored. Did you mean `max-failures`?',
    ])
  })

  it('are named where another one is missing because of them', () => {
    const variables = ['INPUT_EXTERNAL-ID']
    expect(() => parse({ operation: 'upsert' }, { variables })).toThrow(
      /`external-id-field` is missing.*\n`external-id` is not an input/,
    )
  })
})

describe('the way of signing in', () => {
  const SECRET = 'shh-secret'
  const TOKEN = '00D5g000000abcD!AQEAQ.secret'
  const URL_OF_SFDX = 'force://PlatformCLI::token123@acme.my.salesforce.com'
  const NONE = { 'client-id': '', username: '', 'private-key': '' }

  it.each([
    [
      { 'client-id': '3MVG9', 'client-secret': SECRET, 'login-url': 'https://acme.my.salesforce.com' },
      'client-credentials',
    ],
    [{ 'target-org': 'scratch' }, 'target-org'],
    [{ 'access-token': TOKEN, 'instance-url': 'https://acme.my.salesforce.com' }, 'session'],
    [{ 'sfdx-auth-url': URL_OF_SFDX }, 'sfdx-auth-url'],
    [{ 'sfdx-auth-url': JSON.stringify({ result: { sfdxAuthUrl: URL_OF_SFDX } }) }, 'sfdx-auth-url'],
    [{ 'access-token': TOKEN, 'instance-url': 'acme.my.salesforce.com' }, 'session'],
  ])('%j is %s', (given, flow) => {
    expect(read({ ...NONE, ...given }).signIn.flow).toBe(flow)
  })

  it('takes values with quotes around them', () => {
    const given = { 'access-token': `"${TOKEN}"`, 'instance-url': "'https://acme.my.salesforce.com'" }
    expect(read({ ...NONE, ...given }).signIn).toMatchObject({ accessToken: TOKEN })
  })

  it.each([
    [{ 'target-org': 'scratch' }, [/mixes a JWT.*with the Salesforce CLI/]],
    [{ 'client-secret': SECRET }, [/mixes a JWT.*with client credentials/]],
    [{ 'access-token': TOKEN }, [/mixes a JWT.*with a session/]],
    [
      { 'sfdx-auth-url': URL_OF_SFDX, 'target-org': 'x' },
      [/mixes a JWT.*with the Salesforce CLI.*with an SFDX auth URL/],
    ],
    [{ ...NONE, 'target-org': 'x', 'access-token': TOKEN }, [/mixes the Salesforce CLI.*with a session/]],
    [{ ...NONE, 'client-secret': SECRET }, [/`client-id` is missing/, /My Domain, not at/]],
    [{ ...NONE, 'client-id': '3MVG9', 'client-secret': SECRET }, [/My Domain, not at `login\.salesforce\.com`/]],
    [{ ...NONE, 'client-id': '3MVG9' }, [/`username` is missing/, /`private-key` is missing/]],
    [{ ...NONE, username: 'ada@acme.com' }, [/`client-id` is missing/, /`private-key` is missing/]],
    [{ ...NONE, 'access-token': TOKEN }, [/`instance-url` is missing/]],
    [{ ...NONE, 'instance-url': 'https://acme.my.salesforce.com' }, [/`access-token` is missing/]],
    [
      { ...NONE, 'access-token': 'two words', 'instance-url': 'https://evil.example' },
      [/`access-token` contains blanks/, /`instance-url`: `https:\/\/evil\.example` is not/],
    ],
    [{ ...NONE, 'access-token': TOKEN, 'instance-url': 'http://acme.my.salesforce.com' }, [/`instance-url`/]],
    [
      { ...NONE, 'sfdx-auth-url': 'force://a:b:c@evil.example' },
      [/`sfdx-auth-url`: what follows the `@` is not a Sales/],
    ],
    [{ ...NONE, 'sfdx-auth-url': `{"result":{"accessToken":"${TOKEN}"}}` }, [/is JSON without `result\.sfdxAuthUrl`/]],
    [{ ...NONE, 'sfdx-auth-url': '{"result":{"sfdxAuthUrl":"[REDACTED] Use"}}' }, [/hides the URL\. Store what/]],
    [
      { ...NONE, 'access-token': TOKEN, 'instance-url': 'https://acme.lightning.force.com' },
      [/address of the org's pages\. Use `https:\/\/acme\.my\.salesforce\.com`/],
    ],
    [{ ...NONE, 'sfdx-auth-url': 'https://acme.my.salesforce.com' }, [/`sfdx-auth-url` is not/]],
    [{ ...NONE, 'target-org': 'a b' }, [/`target-org`/]],
    [{ ...NONE, 'target-org': '--json' }, [/`target-org`/]],
    [{ ...NONE, 'target-org': 'x', 'login-url': 'https://test.salesforce.com' }, [/`login-url` is not used by/]],
    [{ ...NONE, 'target-org': 'x', audience: 'https://test.salesforce.com' }, [/`audience` is not used by/]],
    [
      {
        ...NONE,
        'sfdx-auth-url': URL_OF_SFDX,
        audience: 'https://x.example',
        'login-url': 'https://test.salesforce.com',
      },
      [/`audience`/, /`login-url`/],
    ],
    [
      { ...NONE },
      [
        /The inputs do not say how to sign in.*a JWT.*client credentials.*the Salesforce CLI.*a session.*an SFDX auth URL/,
      ],
    ],
    [
      { ...NONE, 'target-org': 'x', 'wait-for-org-minutes': 'soon', operation: 'usert' },
      [/`operation`/, /`wait-for-org-minutes`/],
    ],
  ])('%j is told all that is wrong with it', (given, messages) => {
    const problems = problemsOf(given)
    expect(problems).toEqual(messages.map((message) => expect.stringMatching(message)))
    for (const secret of [SECRET, TOKEN, URL_OF_SFDX, 'token123']) expect(problems.join()).not.toContain(secret)
  })
})
