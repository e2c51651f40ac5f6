/**
 * Text as one table cell or one line of Markdown: nothing in it can end the cell, open a tag, a link, a code span or a
 * formula, or begin a list or heading. Names such as `Ext_Id__c` stay readable: underscores inside words mean nothing.
 */
export function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*[\]|~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '\\_')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/(?<!\w)@(?=\w)/g, '&#64;')
    .replace(/(?<!&)#(?=\w)/g, '&#35;')
    .replace(/^([#+=-](?=\s|$)|\d+(?=[.)]\s))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
}

/** A GitHub table; cells are Markdown already. Columns named in `right` are aligned so. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly string[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((name) => (right.includes(name) ? '---:' : '---'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

/** Text cut to `most` characters, with an ellipsis where something is missing. */
export function shorten(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
