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
