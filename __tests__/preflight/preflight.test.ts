import { expect, it } from '@jest/globals'
import { stopped } from '../../src/preflight/preflight.ts'

it.each([
  ['unknown-object', false],
  ['object-not-loaded', false],
  ['unknown-column', true],
])('says of %s whether the files can be sent all the same: %s', (check, said) => {
  const { message } = stopped([{ check, message: 'It does not fit.' }], true)
  expect(message.includes('With `preflight: warn`')).toBe(said)
})
