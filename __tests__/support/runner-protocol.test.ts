import { describe, expect, it } from '@jest/globals'
import { parseKeyValues } from './file-commands.ts'
import { readStepLog } from './workflow-commands.ts'

describe('parseKeyValues', () => {
  it('takes the sign that comes first for the form of the entry', () => {
    const content = 'a=1<<2\nb<<END=\nx=y\n\nEND=\n\nc=\n'
    expect(parseKeyValues(content)).toEqual({ a: '1<<2', b: 'x=y\n', c: '' })
  })

  it('keeps carriage returns except where they end lines', () => {
    expect(parseKeyValues('a=1\r\n', /\n/)).toEqual({ a: '1\r' })
    expect(parseKeyValues('a=1\r\n', /\r?\n/)).toEqual({ a: '1' })
  })

  it.each([
    ['a value that never ends', 'a<<END\nx\n'],
    ['a line without a sign', 'just text\n'],
    ['an entry without a name', '=1\n'],
    ['an empty delimiter', 'a<<\nx\n\n'],
  ])('fails on %s, as the step would', (_, content) => {
    expect(() => parseKeyValues(content)).toThrow('Invalid')
  })
})

describe('readStepLog', () => {
  it('unescapes each character once', () => {
    const { annotations } = readStepLog('::notice title=a%253Ab%3A%2C::100%25 of %0Aall')
    expect(annotations).toMatchObject([{ title: 'a%3Ab:,', message: '100% of \nall' }])
  })

  it('leaves lines alone that only look like commands', () => {
    expect(readStepLog('::nothing::x\ntext ::error::y').log).toBe('::nothing::x\ntext ::error::y')
  })

  it('takes no commands between stop-commands and its token', () => {
    const { annotations, log } = readStepLog('::stop-commands::t0ken\n::error::data\n::t0ken::\n::error::real')
    expect(annotations.map(({ message }) => message)).toEqual(['real'])
    expect(log).toBe('::error::data')
  })

  it('masks from the command on, longest value first', () => {
    expect(readStepLog('abc\n::add-mask::ab\n::add-mask::abc\nabc ab').log).toBe('abc\n*** ***')
  })
})
