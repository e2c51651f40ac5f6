import type { Figures, Row } from './rows.ts'

/** A row with all its runs. */
export interface Result {
  readonly row: Row
  readonly runs: Readonly<Record<string, readonly Figures[]>>
}

/** Renders Markdown: first the comparisons, then the medians of all clients with the fastest and the slowest run, then the limits. */
export function tableOf(results: readonly Result[]): string {
  return [
    '| what | target | compared with others | MB/s |',
    '| --- | --- | --- | --- |',
    ...results.map(ratioLine),
    '',
    '| what | client | median | fastest to slowest | CPU | peak MiB | requests |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...results.flatMap(figureLines),
    '',
    '| what | what limits it |',
    '| --- | --- |',
    ...results.map(({ row }) => `| ${row.name} | ${row.limit} |`),
  ].join('\n')
}

function ratioLine({ row, runs }: Result): string {
  const own = median(runs.action, ({ ms }) => ms)
  const ratios = row.comparedTo.map((client) => {
    const other = median(runs[client], ({ ms }) => ms)
    return own > other ? `${ratio(own / other)} × ${client}` : `${ratio(other / own)} × faster than ${client}`
  })
  return `| ${row.name} | ${row.target} | ${ratios.join('; ')} | ${row.megabytes < 1 ? '' : Math.round(row.megabytes / (own / 1_000)).toLocaleString('en-US')} |`
}

function figureLines({ row, runs }: Result): string[] {
  return Object.entries(runs).map(([client, figures]) => {
    const times = figures.map(({ ms }) => ms)
    const peak = median(figures, ({ peakMiB }) => peakMiB)
    const requests = figures[0]?.requests
    return `| ${[
      row.name,
      client,
      seconds(median(figures, ({ ms }) => ms)),
      `${seconds(Math.min(...times))} to ${seconds(Math.max(...times))}`,
      seconds(median(figures, ({ cpuMs }) => cpuMs)),
      Number.isNaN(peak) ? '' : String(Math.round(peak)),
      requests === undefined ? '' : String(requests),
    ].join(' | ')} |`
  })
}

export function median(figures: readonly Figures[] | undefined, of: (figures: Figures) => number): number {
  const sorted = (figures ?? []).map(of).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function ratio(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1)
}

function seconds(ms: number): string {
  if (Number.isNaN(ms)) return ''
  return `${(ms / 1_000).toFixed(2)} s`
}
