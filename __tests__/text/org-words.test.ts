import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { orgWords, safeWords, wholeWords } from '../../src/text/org-words.ts'

const nothing = () => undefined

it('shows what the org said, or what is known of it, or a label instead', () => {
  const text = `Job 1 failed: ${orgWords('InvalidBatch : Muster', 'InvalidBatch')}. Look it up.`
  expect(wholeWords(text)).toBe('Job 1 failed: InvalidBatch : Muster. Look it up.')
  expect(safeWords(text, () => 'InvalidBatch : ‹value›')).toBe('Job 1 failed: InvalidBatch : ‹value›. Look it up.')
  expect(safeWords(text, nothing)).toBe('Job 1 failed: InvalidBatch, message withheld (redact). Look it up.')
})

it('keeps the full stop of a sentence that is withheld', () => {
  expect(safeWords(`No: ${orgWords('Muster.')} Go on.`, nothing)).toBe('No: message withheld (redact). Go on.')
})

const noncharacters = fc.constantFrom('\uFDD0', '\uFDD1', '\uFDD2', 'a', ' ')
const any = fc.oneof(fc.string(), fc.string({ unit: noncharacters }))

it('whatever the org says, none of it is shown where it is withheld, and no mark is left', () => {
  fc.assert(
    fc.property(fc.string(), any, any, fc.string(), (before, said, label, after) => {
      const plainLabel = label.replace(/[\uFDD0-\uFDD2]/g, '')
      const shown = safeWords(`${before}${orgWords(`secret ${said}`, label)}${after}`, nothing)
      expect(shown.includes('secret')).toBe(`${before}${plainLabel}${after}`.includes('secret'))
      expect(shown).not.toMatch(/[\uFDD0-\uFDD2]/)
      expect(shown.startsWith(before)).toBe(true)
      expect(shown.endsWith(after)).toBe(true)
    }),
  )
})

it('nor where the text was cut on its way', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (said, cut) => {
      const text = `before ${orgWords(`secret ${said}`)} after`
      expect(safeWords(text.slice(0, cut), nothing)).not.toContain('secret')
    }),
  )
})

it('a text without words of the org stays', () => {
  fc.assert(
    fc.property(fc.string(), (text) => expect([wholeWords(text), safeWords(text, nothing)]).toEqual([text, text])),
  )
})
