import { describe, expect, it } from '@jest/globals'
import { InputError } from '../../src/errors.ts'
import type { InputName } from '../../src/inputs/defaults.ts'
import { InputReader } from '../../src/inputs/reader.ts'

const readerOf = (given: Partial<Record<InputName, string>> = {}) => new InputReader((name) => given[name] ?? '')

const refuse =
  (...problems: readonly string[]) =>
  (): never => {
    throw new InputError(problems)
  }

describe('the text of an input', () => {
  it.each<[string, string, string, boolean]>([
    ['is what was given', '7', '7', true],
    ['has no blanks at its ends', ' 7\n', '7', true],
    ['is the default where nothing was given', '', '3', false],
    ['is the default where only blanks were given', ' \n', '3', false],
    ['is no choice where the default was given', '3', '3', false],
  ])('%s', (_, retries, text, isGiven) => {
    const reader = readerOf({ retries })
    expect([reader.textOf('retries'), reader.isGiven('retries')]).toEqual([text, isGiven])
  })
})

describe('a group of inputs', () => {
  interface Group {
    readonly rounds: number
    readonly first: number | undefined
  }

  it('holds the value of each, also one that is undefined', () => {
    const reader = readerOf({ retries: '2' })
    const group = reader.group<Group>({ rounds: ['retries', Number], first: ['canary', () => undefined] })
    expect(group).toEqual({ rounds: 2, first: undefined })
    expect(reader.problems).toEqual([])
  })

  it('is not there where one of them is wrong, and the others are looked at all the same', () => {
    const reader = readerOf()
    const group = reader.group<Group>({ rounds: ['retries', refuse('a', 'b')], first: ['canary', refuse('c')] })
    expect(group).toBeUndefined()
    expect(reader.problems).toEqual(['a', 'b', 'c'])
    expect(reader.group<Group>({ rounds: ['retries', Number], first: ['canary', refuse('d')] })).toBeUndefined()
  })
})

it('problems of all groups are kept, in the order in which they were found', () => {
  const reader = readerOf()
  reader.group<{ readonly one: string }>({ one: ['files', refuse('first')] })
  expect(reader.attempt(refuse('second'))).toBeUndefined()
  expect(reader.attempt(() => 'right')).toBe('right')
  reader.group<{ readonly one: string }>({ one: ['object', refuse('third')] })
  expect(reader.problems).toEqual(['first', 'second', 'third'])
})

it('a mistake of ours is no problem of an input', () => {
  const reader = readerOf()
  const mistake = new TypeError('x is not a function')
  const parse = () => {
    throw mistake
  }
  expect(() => reader.group<{ readonly one: string }>({ one: ['files', parse] })).toThrow(mistake)
})
