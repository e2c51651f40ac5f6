import type { FailedRecord } from '../../results/failures.ts'
import { thousands } from '../../text/words.ts'
import type { Records } from '../page/page.ts'
import { scriptJson } from './json.ts'
import { type Html, html, trusted } from './tag.ts'

const COLUMNS = [
  ['file', 'file'],
  ['line', 'line'],
  ['code', 'error'],
  ['fields', 'fields'],
  ['message', 'message'],
  ['id', 'Id'],
] as const

/** Characters of failed records that go into one piece of the page, at least. */
const PIECE_LENGTH = 16_384

/** A table of failed records, which the page's script fills from the data behind it, sorts and filters. */
export function* failedRecords({ failed, total, allIn, fileUrl }: Records): Generator<Html> {
  const heads = COLUMNS.map(
    ([key, name]) =>
      html`<th scope="col" data-key="${key}"${key === 'line' ? html` class="number"` : ''}><button type="button">${name}</button></th>`,
  )
  const more = total - failed.length
  const rest =
    more > 0
      ? html` The first ${thousands(failed.length)} are listed; ${thousands(more)} more are in <code>${allIn}</code>.`
      : ''
  yield html`<noscript><p>This table needs JavaScript. <code>${allIn}</code> has the same records.</p></noscript>
<div class="failed-records" hidden>
<div class="controls">
<label>Find<input class="filter" type="search" placeholder="any words"></label>
<label>Error<select class="code"><option value="all">all</option></select></label>
</div>
<div class="wide"><table class="sortable"><caption>Each failed record, with the line on which it starts.${rest}</caption>
<thead><tr>${heads}</tr></thead><tbody></tbody></table></div>
<div class="pages"><button type="button" class="previous">Previous</button><button type="button" class="next">Next</button>
<span class="quiet told" role="status" aria-live="polite"></span></div>
<script type="application/json" class="urls">${trusted(scriptJson(urlsOf(failed, fileUrl)))}</script>
<script type="application/json" class="records">[`
  let piece = ''
  for (const [at, record] of failed.entries()) {
    piece += `${at === 0 ? '' : ','}${scriptJson(shownOf(record))}`
    if (piece.length < PIECE_LENGTH) continue
    yield trusted(piece)
    piece = ''
  }
  yield trusted(piece)
  yield html`]</script>
</div>`
}

/** The pages of the files in the repository, as pairs with their names. */
function urlsOf(failed: readonly FailedRecord[], fileUrl: Records['fileUrl']): readonly (readonly [string, string])[] {
  return [...new Set(failed.map(({ file }) => file))].flatMap((file) => {
    const url = fileUrl(file)
    return url === undefined ? [] : [[file, url] as const]
  })
}

function shownOf({ file, line, code, fields, message, id, values }: FailedRecord) {
  const pairs = values?.columns.map((column, at) => [column, values.values[at] ?? ''])
  return { file, line, code, fields: fields.join(', '), message, id, ...(pairs && { values: pairs }) }
}
