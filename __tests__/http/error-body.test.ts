import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readErrorBody, salesforceError } from '../../src/http/error-body.ts'

function read(text: string, status = 400) {
  return readErrorBody({ status, headers: {}, text })
}

/** Source: REST API guide, "Status Codes and Error Responses". */
it.each([
  [
    'an array from REST',
    '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]',
    { errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' },
  ],
  [
    'the first of several',
    '[{"errorCode":"A","message":"first","fields":["Name"]},{"errorCode":"B","message":"second"}]',
    { errorCode: 'A', message: 'first' },
  ],
  [
    'an object from OAuth',
    '{"error":"invalid_grant","error_description":"audience is invalid"}',
    { errorCode: 'invalid_grant', message: 'audience is invalid' },
  ],
  ['a code alone', '{"error":"invalid_grant"}', { errorCode: 'invalid_grant', message: 'invalid_grant' }],
  ['a message alone', '[{"message":"No such thing"}]', { errorCode: '', message: 'No such thing' }],
  [
    'a page',
    '<html><head><style>b{color:red}</style><script>if (1 < 2) go()</script></head><body><h1>Down</h1>\n for  now</body></html>',
    { errorCode: '', message: 'Down for now' },
  ],
  ['text', 'Bad_OAuth_Token', { errorCode: '', message: 'Bad_OAuth_Token' }],
  ['nothing', '', { errorCode: '', message: 'HTTP 400 without a message' }],
  ['an empty array', '[]', { errorCode: '', message: '[]' }],
  ['null', 'null', { errorCode: '', message: 'null' }],
  [
    'codes that are no text',
    '[{"errorCode":5,"message":{}}]',
    { errorCode: '', message: '[{"errorCode":5,"message":{}}]' },
  ],
])('reads %s', (_, text, said) => {
  expect(read(text)).toEqual(said)
})

it('keeps no more of a page than tells it from others', () => {
  const { message } = read(`<p>${'maintenance '.repeat(1_000)}</p>`)
  expect(message).toHaveLength(301)
  expect(message).toMatch(/…$/)
})

it.each([
  ['tags without an end', '<', '', `${'<'.repeat(300)}…`],
  ['scripts without an end', '<script', '', `${'<script'.repeat(50).slice(0, 300)}…`],
  ['scripts', '<SCRIPT>a<b</Script >', 'Down', 'Down'],
  ['blanks', ' ', 'Down', 'Down'],
])('reads a page of 80,000 %s', (_, piece, end, said) => {
  expect(read(piece.repeat(80_000) + end).message).toBe(said)
})

it('cuts what an org says, and says so', () => {
  const { errorCode, message } = read(JSON.stringify([{ errorCode: 'C'.repeat(9_000), message: 'm'.repeat(9_000) }]))
  expect(message).toBe(`${'m'.repeat(4_000)}… (cut: it has 9000 characters)`)
  expect(errorCode.length).toBeLessThan(400)
})

it('takes any body without throwing, and always has a message', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(read(text).message).not.toBe('')
    }),
  )
})

it('makes an error that names the call but not its query', () => {
  const url = new URL('https://acme.my.salesforce.com/services/data/v67.0/query?q=SELECT+Id')
  const text = '[{"errorCode":"MALFORMED_QUERY","message":"unexpected token"}]'
  expect(salesforceError({ method: 'GET', url }, { status: 400, headers: {}, text })).toMatchObject({
    name: 'SalesforceError',
    method: 'GET',
    path: '/services/data/v67.0/query',
    status: 400,
    errorCode: 'MALFORMED_QUERY',
    message: 'unexpected token',
  })
})
