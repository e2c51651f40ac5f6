import { count } from '../../text/words.ts'
import type { Block, Column, Figure, Table } from '../page/page.ts'
import type { Piece, Text } from '../page/text.ts'
import { ratesChart, timelineChart } from './charts.ts'
import { failedRecords } from './failed-records.ts'
import { type Content, type Html, html } from './tag.ts'

/** What a section shows, as markup in pieces: failed records may be more than should be held as one text. */
export function* blockHtml(block: Block): Generator<Html> {
  switch (block.kind) {
    case 'figures':
      yield figures(block.figures)
      return
    case 'notes':
      yield* block.notes.map((note) => html`<p>${textHtml(note)}</p>`)
      return
    case 'table':
      yield table(block.table)
      return
    case 'timeline':
      yield timelineChart(block.timeline)
      return
    case 'rates':
      yield ratesChart(block.rates)
      return
    case 'records':
      yield* failedRecords(block.records)
  }
}

/** What a page says in one place. */
export function textHtml(text: Text): readonly Html[] {
  return text.map(pieceHtml)
}

function pieceHtml(piece: Piece): Html {
  if (typeof piece === 'string') return html`${piece}`
  switch (piece.kind) {
    case 'code':
      return html`<code>${breakable(piece.text)}</code>`
    case 'label':
      return html`<b>${piece.text}</b>`
    case 'link':
      return html`<a href="${piece.url}">${breakable(piece.text)}</a>`
  }
}

/** A name that may be broken where a reader would break it: behind a slash, and between the words of a code. */
function breakable(name: string): Content {
  return name.split(/(?<=\/|[A-Z\d]_)/).map((part, at) => (at === 0 ? part : html`<wbr>${part}`))
}

function figures(all: readonly Figure[]): Html {
  const items = all.map(({ name, value, mood }) => html`<div class="${mood}"><dt>${name}</dt><dd>${value}</dd></div>`)
  return html`<dl class="counts">${items}</dl>`
}

/** Rows that a browser lays out without a pause. */
const MOST_ROWS = 500

function table({ columns, rows, inSight, noun, total, allIn }: Table): Html {
  const shown = rows.slice(0, MOST_ROWS)
  const [open, folded] = [shown.slice(0, inSight), shown.slice(inSight)]
  const left = total - shown.length
  const summary = count(folded.length, open.length === 0 ? noun : `more ${noun}`)
  return html`${open.length === 0 ? '' : rowsTable(columns, open)}${
    folded.length === 0 ? '' : html`<details><summary>${summary}</summary>${rowsTable(columns, folded)}</details>`
  }${left > 0 ? html`<p>${count(left, `more ${noun}`)}: see <code>${allIn}</code>.</p>` : ''}`
}

/** On a narrow page each row is a stack of its cells, which then show the names of their columns themselves. */
function rowsTable(columns: readonly Column[], rows: Table['rows']): Html {
  const heads = columns.map(({ name, isNumber }) => html`<th scope="col"${numberClass(isNumber)}>${name}</th>`)
  const body = rows.map((row) => {
    const cells = row.map((text, at) => {
      const { name = '', isNumber = false } = columns[at] ?? {}
      return html`<td${numberClass(isNumber)} data-name="${name}"><div>${textHtml(text)}</div></td>`
    })
    return html`<tr>${cells}</tr>`
  })
  return html`<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`
}

function numberClass(isNumber: boolean): Html | string {
  return isNumber ? html` class="number"` : ''
}
