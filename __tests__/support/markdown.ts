/** Contents of the fenced blocks of one language, in order, without the indentation they share with their fence. */
export function fencedBlocks(markdown: string, language: string): string[] {
  const fences = markdown.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)
  return [...fences]
    .filter(([, , name]) => name === language)
    .map(([, indentation = '', , content = '']) => content.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''))
}

/** The section below a heading (`## Inputs`), up to the next heading of the same rank or a higher one. */
export function section(markdown: string, heading: string): string {
  const rank = heading.indexOf(' ')
  const [, after = ''] = `\n${markdown}`.split(`\n${heading}\n`)
  return after.split(new RegExp(`^#{1,${rank}} `, 'm'))[0] ?? ''
}

/** Cells of the table rows whose first cell is code, head rows left out; a cell that is nothing but code comes without marks. */
export function codeRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line, index, lines) => line.startsWith('| `') && !lines[index + 1]?.startsWith('| --'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')))
}

/** Targets of links, fenced blocks left out. */
export function linkTargets(markdown: string): string[] {
  return [...withoutBlocks(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
}

/** The anchors that GitHub gives to the headings. */
export function headingAnchors(markdown: string): string[] {
  return [...withoutBlocks(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function withoutBlocks(markdown: string): string {
  return markdown.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '')
}
