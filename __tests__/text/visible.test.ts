import { expect, it } from '@jest/globals'
import { visible } from '../../src/text/visible.ts'

it.each([
  ['\u202Egnp.exe', '‹U+202E›gnp.exe'],
  ['a\u2066b\u2069c\u200Ed\u061C', 'a‹U+2066›b‹U+2069›c‹U+200E›d‹U+061C›'],
  ['Gold\u200B', 'Gold‹U+200B›'],
  ['so\u00ADft, \uFEFFBOM', 'so‹U+00AD›ft, ‹U+FEFF›BOM'],
  ['nul\u0000 bell\u0007 escape\u001B', 'nul‹U+0000› bell‹U+0007› escape‹U+001B›'],
  ['A\u200Dcme', 'A‹U+200D›cme'],
  ['\u{E0041}tag', '‹U+E0041›tag'],
])('shows what is hidden in %j', (text, shown) => {
  expect(visible(text)).toBe(shown)
})

it.each(['Zoë, 東京, مرحبا', 'two\nlines\tand a tab', '👩‍💻 ❤️ 👍🏽', 'می‌خواهم', 'क्‍ष', 'a\u00A0b'])(
  'leaves %j as it is',
  (text) => {
    expect(visible(text)).toBe(text)
  },
)
