import { shorten } from '../shorten.ts'
import { type Links, lineUrl } from './links.ts'
import { link, prose, say, type Text } from './text.ts'

const MOST_LINES = 100
const MOST_CHARACTERS = 2_000
/** Of all lines together: what a renderer makes of a character may take a dozen bytes. */
const MOST_IN_ALL = 40_000

/** The message of a step as paragraphs. One that begins with a file and a line, as findings do, links there. */
export function messageText(message: string, links: Links): readonly Text[] {
  const lines = message
    .split('\n')
    .map((line) => shorten(line.trim(), MOST_CHARACTERS))
    .filter((line) => line !== '')
  return fitting(lines.slice(0, MOST_LINES)).map((line) => paragraph(line, links))
}

/** The first lines that are not too long together. */
function fitting(lines: readonly string[]): readonly string[] {
  let left = MOST_IN_ALL
  const past = lines.findIndex((line) => {
    left -= line.length
    return left < 0
  })
  return past === -1 ? lines : lines.slice(0, past)
}

function paragraph(text: string, { fileUrl }: Links): Text {
  const place = placeAt(text)
  if (place === undefined) return prose(text)
  const url = lineUrl(fileUrl?.(place.file), place.line)
  return say`${link(text.slice(0, place.end), url)}${prose(text.slice(place.end))}`
}

const WORD = ' line '

/** The place that a text begins with: `data/accounts.csv line 29: …`. The names of files that are loaded end in `.csv`, and may
 *  hold blanks. */
function placeAt(text: string): { file: string; line: number; end: number } | undefined {
  for (let at = text.indexOf(WORD); at !== -1; at = text.indexOf(WORD, at + 1)) {
    const file = text.slice(0, at)
    const digits = /^\d+(?=:)/.exec(text.slice(at + WORD.length, at + WORD.length + 20))?.[0]
    if (digits !== undefined && file.toLowerCase().endsWith('.csv'))
      return { file, line: Number(digits), end: at + WORD.length + digits.length }
  }
  return undefined
}
