/** Turns the Markdown of a job summary into text for a terminal: headings are underlined, columns of tables aligned, and code,
 *  bold words and links become plain text. */
export function markdownText(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n')
}

function blockText(block: string): string {
  if (block.startsWith('```')) return '(a chart, which GitHub draws)'
  return block.startsWith('|') ? tableText(block) : paragraphText(block)
}

function paragraphText(block: string): string {
  const [, heading] = /^#+ (.*)$/.exec(block) ?? []
  if (heading === undefined) return plain(block).trim()
  const text = plain(heading)
  return `${text}\n${'─'.repeat([...text].length)}`
}

function tableText(block: string): string {
  const [head = [], rule = [], ...rows] = block.split('\n').map(cells)
  const texts = [head, ...rows].map((row) => row.map(plain))
  const widths = head.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0
        return rule[column]?.endsWith(':') ? text.padStart(width) : text.padEnd(width)
      })
      .join('   ')
      .trimEnd()
  return texts.map(line).join('\n')
}

/** `| a | b\|c |` has the cells `a` and `b\|c`. */
function cells(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim())
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' }

function plain(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?\w+>/g, '')
    .replace(/(?<!\\)(?:`([^`]*)`|\*\*(.*?)\*\*)/g, '$1$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:#(\d+)|(\w+));/g, (entity, code: string | undefined, name: string | undefined) =>
      code === undefined ? (ENTITIES[name ?? ''] ?? entity) : String.fromCodePoint(Number(code)),
    )
}
