/** By the double quote that opens a text in some language, those that may close it. Single ones are apostrophes as well.
 *  Source: Unicode Standard, chapter 6.2, "Language-Based Usage of Quotation Marks". */
export const CLOSING_QUOTES: ReadonlyMap<string, string> = new Map([
  ['\u201C', '\u201D\u201C'],
  ['\u201D', '\u201D'],
  ['\u201E', '\u201C\u201D'],
  ['\u00AB', '\u00BB'],
  ['\u00BB', '\u00AB'],
])
