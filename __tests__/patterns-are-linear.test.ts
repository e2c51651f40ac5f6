import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { knownPatterns } from '../src/org/known-messages.ts'
import { hostileTexts, written } from './support/hostile-texts.ts'
import { createMatcher, TooManySteps } from './support/regex-steps.ts'
import { parsePattern } from './support/regex-tree.ts'
import { sourcePatterns } from './support/source-patterns.ts'

/** The patterns of the files that make theirs. */
const MADE: Readonly<Record<string, readonly RegExp[]>> = { 'org/known-messages.ts': knownPatterns() }

const { patterns, made } = sourcePatterns()
const all = [
  ...patterns,
  ...Object.entries(MADE).flatMap(([file, own]) => own.map(({ source, flags }) => ({ file, source, flags }))),
]
const distinct = [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).values()]

/** Patterns that only ever see short texts: `most` is how long those may be, and `why` says who cuts them. */
const ON_SHORT_TEXTS: readonly { readonly source: string; readonly most: number; readonly why: string }[] = [
  { source: '\\B(?=(?:\\d{3})+$)', most: 25, why: 'text/words.ts hands it the digits of one number' },
]
/** What a search of such a text may take. */
const MOST_STEPS = 2_000

const SHORT = 300
/** Ten times as long a text may take ten times as many steps, and some more for what comes only once. */
const MOST_TIMES = 15

/** A text for which the steps grow faster than its length; undefined when none is found. */
function leadsAstray(source: string, flags: string): string | undefined {
  const tree = parsePattern(source, flags)
  const match = createMatcher(tree, flags)
  for (const hostile of hostileTexts(tree)) {
    const text = written(hostile, SHORT)
    try {
      const { steps } = match(text, { most: SHORT * 2_000 })
      match(written(hostile, SHORT * 10), { most: steps * MOST_TIMES + 1_000 })
    } catch (error) {
      if (error instanceof TooManySteps) return text
      throw error
    }
  }
  return undefined
}

function expectFewSteps(source: string, flags: string, length: number): void {
  const tree = parsePattern(source, flags)
  const match = createMatcher(tree, flags)
  for (const hostile of hostileTexts(tree)) match(written(hostile, length), { most: MOST_STEPS })
}

it.each(distinct.map(({ file, source, flags }) => [file, source, flags]))(
  '%s: /%s/%s takes as long as its text is',
  (_, source, flags) => {
    const short = ON_SHORT_TEXTS.find((one) => one.source === source)
    if (short !== undefined) return expectFewSteps(source, flags, short.most)
    expect(leadsAstray(source, flags)).toBeUndefined()
  },
)

it('tries the patterns of every file that makes its own', () => {
  expect([...new Set(made)]).toEqual(Object.keys(MADE))
})

it('names no pattern as an exception that is not there', () => {
  const there = new Set(distinct.map(({ source }) => source))
  expect(ON_SHORT_TEXTS.filter(({ source }) => !there.has(source))).toEqual([])
})

it.each([
  ['^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?$', ''],
  ['<(style|script)[\\s\\S]*?<\\/\\1>', 'gi'],
  ['<[^>]*>', 'g'],
  ['\\s*\\n\\s*', 'g'],
  ['^-+|-+$', 'g'],
  ['(a+)+$', ''],
  ['(?:a|a)*$', ''],
  ['(?<=:\\s*)b', 'g'],
  ['“[^”]*”', 'gu'],
  ['\\B(?=(?:\\d{3})+$)', 'g'],
  ['-----BEGIN ([A-Z0-9 ]+)-----([\\s\\S]*?)-----END \\1-----', 'g'],
])('finds /%s/%s out', (source, flags) => {
  expect(leadsAstray(source, flags)).toBeDefined()
})

it('counts the steps of a matcher that finds what the engine finds', () => {
  const parsed = distinct.map(({ source, flags }) => {
    const tree = parsePattern(source, flags)
    return { source, flags, tree, texts: hostileTexts(tree).map((hostile) => written(hostile, 12)) }
  })
  const one = fc.constantFrom(...parsed).chain(({ source, flags, tree, texts }) => {
    const text = fc.oneof(
      fc.constantFrom(...texts),
      fc.array(fc.constantFrom(...texts.flatMap((hostile) => [hostile.slice(0, 7), hostile.slice(-3)])), {
        maxLength: 6,
      }),
    )
    return fc.tuple(
      fc.constant({ source, flags, tree }),
      text.map((parts) => [parts].flat().join('')),
    )
  })
  fc.assert(
    fc.property(one, ([{ source, flags, tree }, text]) => {
      const native = [...text.matchAll(new RegExp(source, flags.includes('g') ? flags : `${flags}g`))]
      const found = createMatcher(tree, flags)(text, { all: true }).found
      expect(found).toEqual(native.map(({ 0: whole, index }) => ({ start: index, end: index + whole.length })))
    }),
    { numRuns: 3_000 },
  )
})
