import { count, thousands } from '../text/words.ts'
import { cell, table, textCell } from './markdown.ts'
import type { Block, Chapter, Figure, Page, Section, Table, Timeline } from './page/page.ts'
import type { Text } from './page/text.ts'

/** The runner drops a whole summary of more than 1 MiB; counted in UTF-8 bytes.
 *  Source: actions/runner: src/Runner.Worker/FileCommandManager.cs. */
export const MOST_SUMMARY_BYTES = 900_000
/** Rows of one kind that all tables have together at most; fewer, where the summary would be too large. */
const MOST_ROWS = 1_000

/** The page as GitHub Markdown for the job summary, below `MOST_SUMMARY_BYTES` whatever the load. */
export function renderSummary(page: Page): string {
  for (let rows = Math.floor(MOST_ROWS / Math.max(1, page.chapters.length)); ; rows = Math.floor(rows / 2)) {
    const text = render(page, rows)
    if (rows === 0 || Buffer.byteLength(text) <= MOST_SUMMARY_BYTES) return text
  }
}

function render({ title, verdict, message, facts, chapters }: Page, mostRows: number): string {
  const parts = [
    `## ${verdict === 'passed' ? '✅' : '❌'} ${cell(title)}`,
    ...message.map(textCell),
    ...chapters.flatMap((chapter) => chapterParts(chapter, mostRows)),
    facts.map(textCell).join(' · '),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function chapterParts({ title, sections }: Chapter, mostRows: number): readonly string[] {
  const rank = title === undefined ? '###' : '####'
  const content = sections.flatMap((section) => sectionParts(section, rank, mostRows))
  return title === undefined ? content : [`### ${cell(title)}`, ...content]
}

/** A section without what Markdown cannot show. Where the first one begins with figures, they need no heading. */
function sectionParts({ title, blocks }: Section, rank: string, mostRows: number): readonly string[] {
  const shown = blocks.map((block) => blockText(block, mostRows)).filter((text) => text !== '')
  if (shown.length === 0 || title === undefined || blocks[0]?.kind === 'figures') return shown
  return [`${rank} ${cell(title)}`, ...shown]
}

function blockText(block: Block, mostRows: number): string {
  switch (block.kind) {
    case 'figures':
      return figures(block.figures)
    case 'notes':
      return notes(block.notes)
    case 'table':
      return rows(block.table, mostRows)
    case 'timeline':
      return timeline(block.timeline)
    case 'rates':
    case 'records':
      return ''
  }
}

function figures(all: readonly Figure[]): string {
  const every = all.map((_, column) => column)
  return table(
    all.map(({ name }) => name),
    [all.map(({ value }) => value)],
    every,
  )
}

function notes(all: readonly Text[]): string {
  return all.length === 1 ? all.map(textCell).join('') : all.map((note) => `- ${textCell(note)}`).join('\n')
}

/** The rows in sight, those folded away, and how many are left out. */
function rows({ columns, rows: all, inSight, noun, total, allIn }: Table, mostRows: number): string {
  const shown = all.slice(0, mostRows)
  const [open, folded] = [shown.slice(0, inSight), shown.slice(inSight)]
  const right = columns.flatMap(({ isNumber }, column) => (isNumber ? [column] : []))
  const part = (some: Table['rows']) =>
    table(
      columns.map(({ name }) => name),
      some.map((row) => row.map(textCell)),
      right,
    )
  return [
    open.length === 0 ? '' : part(open),
    folded.length === 0 ? '' : fold(count(folded.length, open.length === 0 ? noun : `more ${noun}`), part(folded)),
    total > shown.length ? `${count(total - shown.length, `more ${noun}`)}: see \`${allIn}\`.` : '',
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

function fold(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`
}

/** Jobs that a chart of this kind can show and still be read. */
const MOST_BARS = 40
const MARKS = { good: '', plain: '', some: 'active, ', bad: 'crit, ' } as const

/** When each job ran, as a Mermaid chart: GitHub draws it, in the time zone of whoever looks.
 *  Source: GitHub Docs, "Creating diagrams"; Mermaid, "Gantt diagrams". */
function timeline({ of, bars, total }: Timeline): string {
  const troubled = bars.filter(({ mood }) => mood !== 'good')
  const others = bars.filter(({ mood }) => mood === 'good')
  const shown = [...troubled, ...others].slice(0, MOST_BARS).sort((a, b) => a.start - b.start)
  // Ids are letters and digits: nothing in the chart's language.
  const lines = shown.map(
    ({ name, records, start, end, mood }) =>
      `  ${name.replace(/[^\w-]/g, '')} (${thousands(records)}) :${MARKS[mood]}${start}, ${end}`,
  )
  const left = total - shown.length
  const note = left > 0 ? `\n\n${count(left, `more ${of}`)} not drawn.` : ''
  const chart = ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %H:%M:%S', ...lines, '```'].join('\n')
  return [fold(`When each ${of} ran`, `${chart}${note}`), ...waits(bars)].join('\n\n')
}

/** What waited for what, as a Mermaid graph: nodes are numbers, so that no name can break it. */
function waits(bars: Timeline['bars']): readonly string[] {
  const numbers = new Map(bars.map(({ name }, number) => [name, number]))
  const links = bars.flatMap(({ name, after = [] }) =>
    after.flatMap((other) => (numbers.has(other) ? [`  n${numbers.get(other)} --> n${numbers.get(name)}`] : [])),
  )
  if (links.length === 0) return []
  const nodes = bars.map(({ name }) => `  n${numbers.get(name)}[${name.replace(/[^\w-]/g, '')}]`)
  return [fold('What waited for what', ['```mermaid', 'flowchart LR', ...nodes, ...links, '```'].join('\n'))]
}
