import { blockHtml, textHtml } from './html/blocks.ts'
import { SCRIPT } from './html/script.ts'
import { STYLE } from './html/style.ts'
import { type Content, type Html, html, trusted } from './html/tag.ts'
import type { Chapter, Page, Section } from './page/page.ts'
import { REPORT_VERSION } from './report.ts'

/** The page asks nobody for anything. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

/** report.html: the page as one file that holds all it needs. In pieces, since with thousands of failed records it would be the
 *  largest thing of the step in memory. No piece begins or ends inside a text of others. */
export function* renderHtml(page: Page): Generator<string> {
  for (const piece of pageHtml(page)) yield String(piece)
}

function* pageHtml({ title, verdict, message, facts, chapters }: Page): Generator<Html> {
  yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header class="${verdict}">
<h1>${title}</h1>
${message.map((text) => html`<p>${textHtml(text)}</p>`)}
<p class="quiet">${facts.map((fact, at) => html`${at === 0 ? '' : ' · '}<span>${textHtml(fact)}</span>`)}</p>
</header>
<main>
`
  for (const chapter of chapters) yield* chapterHtml(chapter)
  yield html`</main>
<footer>Times are UTC. Salesforce Bulk Load, report version ${REPORT_VERSION}.</footer>
${hasRecords(chapters) ? html`<script>${trusted(SCRIPT)}</script>` : ''}
</body>
</html>
`
}

function hasRecords(chapters: readonly Chapter[]): boolean {
  return chapters.some(({ sections }) => sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'records')))
}

function* chapterHtml({ title, sections }: Chapter): Generator<Html> {
  if (title !== undefined) yield html`<h2>${title}</h2>\n`
  for (const section of sections) {
    yield html`<section>${heading(section, title === undefined)}`
    for (const block of section.blocks) yield* blockHtml(block)
    yield html`</section>\n`
  }
}

function heading({ title }: Section, isHighest: boolean): Content {
  if (title === undefined) return ''
  return isHighest ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`
}
