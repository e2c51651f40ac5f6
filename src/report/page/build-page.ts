import { isCutShort } from '../../errors.ts'
import { count, duration, listed } from '../../text/words.ts'
import type { Report } from '../report.ts'
import type { LoadDetails, StepResult } from '../step-result.ts'
import { checkTable } from './check-table.ts'
import type { Links } from './links.ts'
import { loadSections } from './load-sections.ts'
import { loadsChapter } from './loads-chapter.ts'
import { messageText } from './message.ts'
import type { Chapter, Page } from './page.ts'
import { code, link, prose, say, type Text } from './text.ts'

/** What a page is made of. `loads` are empty where nothing but the report is left of a step. */
export interface PageFacts extends Pick<StepResult, 'report' | 'loads'> {
  readonly links: Links
}

/** The page of a step: what people read at its end. */
export function buildPage({ report, loads, links }: PageFacts): Page {
  const { verdict } = report
  return {
    title: `${whatOf(report)}: ${report.validation === undefined ? outcomeOf(report) : foresightOf(report)}`,
    verdict,
    message: [
      ...messageText(report.message, links),
      ...helpText(links),
      ...(report.validation?.unchecked.map(prose) ?? []),
    ],
    facts: factsOf(report, links),
    chapters: [...chaptersOf(report, withinReach(loads), links), ...checksOf(report)],
  }
}

/** Loads that the title names. */
const MOST_TITLED = 3

/** Names the loads of a step, each once, however many parts it has: as the manifest does, if there is one. */
function whatOf({ loads }: Report): string {
  const texts = new Map(
    loads.map(({ load, name, operation, object }) => [load ?? name, load ?? `${operation} ${object}`]),
  )
  const names = [...texts.values()]
  return names.length > MOST_TITLED ? count(names.length, 'load') : listed(names) || 'Salesforce Bulk Load'
}

function outcomeOf({ verdict, failureReason }: Report): string {
  return verdict === 'passed' ? 'passed' : `failed (${failureReason})`
}

/** What a load of the same files would come to, before anything is sent. */
function foresightOf({ verdict, failureReason: reason }: Report): string {
  if (verdict === 'passed') return 'would be loaded'
  return isCutShort(reason) || reason === 'internal-error' ? `not checked (${reason})` : `would be refused (${reason})`
}

/** Where the docs say what to do about a failure, by the end of the address, which is short. */
function helpText({ help = [] }: Links): readonly Text[] {
  return help.map(({ about, url }) => say`More about ${code(about)}: ${link(url.slice(url.lastIndexOf('docs/')), url)}`)
}

function factsOf(
  { startedAt, endedAt, apiCalls, apiUsage, org, validation }: Report,
  { artifactUrl }: Links,
): readonly Text[] {
  return [
    ...(org === undefined ? [] : [say`Org ${org.host} (${org.kind})`]),
    say`${startedAt.slice(0, 19).replace('T', ' ')} UTC, ${duration(Date.parse(endedAt) - Date.parse(startedAt))}`,
    say`${validation === undefined ? count(apiCalls, 'API request') : 'nothing was sent'}`,
    ...(apiUsage === undefined ? [] : [say`Org API usage (24 h): ${apiUsage.used} of ${apiUsage.limit}`]),
    ...(artifactUrl === undefined ? [] : [[link('result files', artifactUrl)]]),
  ]
}

/** A chapter for each load and, where there are several, one before them for all. */
function chaptersOf(report: Report, details: readonly LoadDetails[], links: Links): readonly Chapter[] {
  const { loads } = report
  // A part of a load that had nothing to do is a row of the table, and no chapter.
  const busy =
    loads.length === 1
      ? loads
      : loads.filter(({ counts, jobs, notRun }) => counts.read > 0 || jobs.length > 0 || notRun !== undefined)
  const chapters = busy.map((load) => ({
    title: loads.length === 1 ? undefined : `${load.name}: ${load.operation} ${load.object}`,
    sections: loadSections(
      load,
      details.find(({ name }) => name === load.name),
      { links, ...report },
    ),
  }))
  if (loads.length < 2) return chapters
  return [loadsChapter(loads), ...chapters]
}

/** A chapter for the checks after the loads, where there are any. */
function checksOf({ counted = [], loads }: Report): readonly Chapter[] {
  if (counted.length === 0) return []
  const blocks = [{ kind: 'table', table: checkTable(counted) }] as const
  const isOne = loads.length < 2
  const title = 'Checks after the loads'
  return [{ title: isOne ? undefined : title, sections: [{ title: isOne ? title : undefined, blocks }] }]
}

/** Failed records that a page holds: with more, a browser would take long to open it. */
const MOST_FAILED = 10_000

/** The details with so many failed records that the page can hold all loads' together. */
function withinReach(loads: readonly LoadDetails[]): readonly LoadDetails[] {
  const troubled = loads.filter(({ failed }) => failed.length > 0).length
  const most = Math.floor(MOST_FAILED / Math.max(1, troubled))
  return loads.map((load) => ({ ...load, failed: load.failed.slice(0, most) }))
}
