import { visible } from '../text/visible.ts'
import type { Piece, Text } from './page/text.ts'

/**
 * Text as one table cell or one line of Markdown: nothing in it can end the cell, open a tag, a link, a code span or a
 * formula, begin a list or heading, or hide. Names such as `Ext_Id__c` stay readable: underscores inside words mean nothing.
 */
export function cell(text: string): string {
  return startOfLine(escapeMarkdown(text.trim()))
}

/** What a page says in one place as one table cell or one line. */
export function textCell(text: Text): string {
  return startOfLine(text.map(pieceMarkdown).join('').trim())
}

function pieceMarkdown(piece: Piece): string {
  if (typeof piece === 'string') return escapeMarkdown(piece)
  switch (piece.kind) {
    case 'code':
      return codeSpan(piece.text)
    case 'label':
      return `**${escapeMarkdown(piece.text.trim())}**`
    case 'link':
      return `[${escapeMarkdown(piece.text)}](${linkTarget(piece.url)})`
  }
}

/** A code span. Nothing means anything in one, not even a backslash: words that would end it or its cell, and markup, go
 *  between tags instead, where they can be escaped. */
function codeSpan(text: string): string {
  const words = visible(text.replace(/\s+/g, ' ')).trim()
  return words === '' || /[`|\\<>&]/.test(words) ? `<code>${escapeMarkdown(words)}</code>` : `\`${words}\``
}

/** An address without what would end the link or its cell. */
function linkTarget(url: string): string {
  return url.replace(/[\s()<>|\\`]/g, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character)
  })
}

function escapeMarkdown(text: string): string {
  // Numbers and states are most of what there is.
  if (/^[A-Za-z0-9, ]*$/.test(text)) return text
  return visible(text.replace(/\s+/g, ' '))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*[\]|~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '\\_')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/(?<!\w)@(?=\w)/g, '&#64;')
    .replace(/(?<!&)#(?=\w)/g, '&#35;')
}

function startOfLine(markdown: string): string {
  return markdown.replace(/^([#+=-](?=\s|$)|\d+(?=[.)]\s))/, (start) =>
    /\d/.test(start) ? `${start}\\` : `\\${start}`,
  )
}

/** A GitHub table; cells are Markdown already. Columns at the places in `right` are aligned so. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}
