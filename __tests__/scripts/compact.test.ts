import { expect, it } from '@jest/globals'
import { inAscii, withoutComments } from '../../scripts/compact.ts'

it('leaves out comments that have lines for themselves, and nothing else', () => {
  const code = `/* eslint-disable */
import { a } from './a.js'
/**
 * Does a * b / c.
 */
export const b = a // beside code
    // of two lines,
    // one after the other
export const c = /* inside */ a / 2 /* at its end */
`
  expect(withoutComments(code)).toBe(`import { a } from './a.js'
export const b = a // beside code
export const c = /* inside */ a / 2 /* at its end */
`)
})

it.each([
  '/*! (c) 2011 by the author, license: BSD */\n',
  '/**\n * @preserve\n */\n',
  '// Copyright Joyent, Inc. and other Node contributors.\n//\n// Permission is hereby granted\n',
])('keeps what a licence may ask to be kept: %j', (comment) => {
  expect(withoutComments(`${comment}export {}\n`)).toBe(`${comment}export {}\n`)
})

it.each([
  ['a template', 'export const text = `\n// a line of it\n/*\n and another */\n`\n'],
  ['a string that goes on', "export const text = 'one \\\n// two'\n"],
])('changes nothing where what looks like a comment belongs to %s', (_, code) => {
  expect(withoutComments(`// dropped otherwise\n${code}`)).toBe(`// dropped otherwise\n${code}`)
})

it('changes nothing in what it cannot read', () => {
  expect(withoutComments('// a\nthis is no code\n')).toBe('// a\nthis is no code\n')
})

it('writes characters that are not ASCII as escapes in names, texts, templates and patterns', () => {
  const code = "export const größe = ['“', `…›${1}`, /[–—]/] // ‹\n"
  expect(
    inAscii(code),
  ).toBe(String.raw`export const gr\u00f6\u00dfe = ['\u201c', ${'`'}\u2026\u203a${'$'}{1}${'`'}, /[\u2013\u2014]/] // \u2039
`)
})

it.each([
  ['a raw template', 'export const text = String.raw`…`\n'],
  ['a blank', 'export const one =\u00a01\n'],
])('changes nothing where a character that is not ASCII is part of %s', (_, code) => {
  expect(inAscii(code)).toBe(code)
})
