import { describe, expect, it } from '@jest/globals'
import { findAuthUrl, parseSfdxAuthUrl } from '../../src/auth/sfdx-auth-url.ts'

const URL_OF_SFDX = 'force://PlatformCLI::5Aep861token@acme.my.salesforce.com'
const TOKEN = '00D5g000000abcD!AQEAQ.secret'

/** As `sf org display --verbose --json` prints it. */
const DISPLAY = {
  status: 0,
  result: {
    id: '00D5g000000abcDEAQ',
    apiVersion: '67.0',
    accessToken: TOKEN,
    instanceUrl: 'https://acme.my.salesforce.com',
    username: 'ada@acme.com',
    clientId: 'PlatformCLI',
    password: 'p4ss',
    connectedStatus: 'Connected',
    sfdxAuthUrl: URL_OF_SFDX,
  },
  warnings: ['This command will expose sensitive information.'],
}

describe('an auth URL', () => {
  it.each([
    ['alone', URL_OF_SFDX],
    ['with a line break behind it', `${URL_OF_SFDX}\r\n`],
    ['with blanks and line breaks around', `\n  ${URL_OF_SFDX}\n\n`],
    ['in double quotes', `"${URL_OF_SFDX}"`],
    ['in single quotes, with a line break behind them', `'${URL_OF_SFDX}'\n`],
    ['in quotes, with blanks inside of them', `" ${URL_OF_SFDX} "`],
    ['with a byte order mark, as PowerShell writes files', `\uFEFF${URL_OF_SFDX}\r\n`],
    ['in the JSON of `sf org display`', JSON.stringify(DISPLAY, null, 2)],
    ['in the JSON of `sf org auth show-sfdx-auth-url`', JSON.stringify({ result: { sfdxAuthUrl: URL_OF_SFDX } })],
    ['in JSON of one member', JSON.stringify({ sfdxAuthUrl: `${URL_OF_SFDX}\n` })],
    ['in JSON with a byte order mark', `\uFEFF${JSON.stringify(DISPLAY)}`],
    ['in JSON that is in quotes', `'${JSON.stringify(DISPLAY)}'`],
  ])('is found %s', (_, kept) => {
    expect(findAuthUrl(kept).text).toBe(URL_OF_SFDX)
    expect(findAuthUrl(kept).secrets).toContain(URL_OF_SFDX)
    expect(parseSfdxAuthUrl(findAuthUrl(kept).text)?.loginUrl.host).toBe('acme.my.salesforce.com')
  })

  it.each([
    ['two of them', `${URL_OF_SFDX}\n${URL_OF_SFDX}`],
    ['one among other words', `SFDX_AUTH_URL=${URL_OF_SFDX}`],
    ['one that was cut', URL_OF_SFDX.slice(0, 30)],
    ['JSON without one', JSON.stringify({ result: { accessToken: TOKEN } })],
    ['JSON that was cut', JSON.stringify(DISPLAY).slice(0, -10)],
    ['a list', JSON.stringify([URL_OF_SFDX])],
  ])('is not guessed from %s', (_, kept) => {
    expect(parseSfdxAuthUrl(findAuthUrl(kept).text)).toBeUndefined()
  })
})

describe('the secrets', () => {
  it('of JSON are the tokens, passwords and auth URLs in it, and nothing else', () => {
    expect(findAuthUrl(JSON.stringify(DISPLAY)).secrets).toEqual([TOKEN, 'p4ss', URL_OF_SFDX])
  })

  it('of JSON are found however deep, and by their looks', () => {
    const deep = {
      a: [{ refreshToken: ['x1'], clientSecret: 'x2' }],
      loginUrl: `https://acme.my.salesforce.com/?sid=${TOKEN}`,
    }
    expect(findAuthUrl(JSON.stringify({ result: deep, tokenType: 'Bearer', expires: '2 h' })).secrets).toEqual([
      'x1',
      'x2',
      deep.loginUrl,
    ])
  })

  it('of JSON are not what the CLI says in place of one', () => {
    const hidden = { accessToken: "[REDACTED] Use 'sf org auth show-access-token' to view", password: 'redacted' }
    expect(findAuthUrl(JSON.stringify(hidden)).secrets).toEqual(['redacted'])
  })

  it('of any other text, and of JSON that cannot be read, are the text itself', () => {
    expect(findAuthUrl(` "${URL_OF_SFDX}" `).secrets).toEqual([URL_OF_SFDX])
    const cut = JSON.stringify(DISPLAY).slice(0, -10)
    expect(findAuthUrl(cut).secrets).toEqual([cut])
    expect(findAuthUrl(' ').secrets).toEqual([])
  })
})
