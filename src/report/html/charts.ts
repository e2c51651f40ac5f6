import { listed, thousands } from '../../text/words.ts'
import type { Mood, Rates, Timeline } from '../page/page.ts'
import { type Html, html } from './tag.ts'

/** Charts are as wide as the page, whatever that is: places along time are shares of the width, heights are pixels. */
const AXIS_HEIGHT = 22

/** A place along time as a share of the width. */
function share(at: number, from: number, to: number): number {
  return ((at - from) / Math.max(1, to - from)) * 100
}

const CLASSES: Readonly<Record<Mood, string>> = { good: 'ok', plain: 'ok', some: 'partly', bad: 'not' }
/** So that a bar can be seen however short its job was. */
const LEAST_SHARE = 0.4

/** When each job ran: bars over time, in as few rows as keep them apart. */
export function timelineChart(timeline: Timeline): Html {
  if (timeline.of === 'load') return loadsChart(timeline)
  const { bars, total } = timeline
  const from = Math.min(...bars.map(({ start }) => start))
  const to = Math.max(from + 1, ...bars.map(({ end }) => end))
  const [height, gap] = bars.length > 40 ? [8, 2] : [16, 4]
  const rowEnds: number[] = []
  const drawn = bars.map(({ title, start, end, mood }) => {
    const left = Math.min(share(start, from, to), 100 - LEAST_SHARE)
    const width = Math.max(LEAST_SHARE, share(end, from, to) - left)
    const free = rowEnds.findIndex((rowEnd) => rowEnd <= left - 0.1)
    const row = free === -1 ? rowEnds.length : free
    rowEnds[row] = left + width
    return html`<rect class="${CLASSES[mood]}" rx="2" x="${left.toFixed(2)}%" y="${row * (height + gap)}" width="${width.toFixed(2)}%" height="${height}"><title>${title}</title></rect>`
  })
  const bottom = rowEnds.length * (height + gap) + 4
  const left = total - bars.length
  const rest = left > 0 ? html`<span>${thousands(left)} of ${thousands(total)} jobs not drawn</span>` : ''
  return html`<figure><svg height="${bottom + AXIS_HEIGHT}" role="img" aria-label="When each job ran">${drawn}${timeAxis(from, to, bottom)}</svg>
<figcaption class="key"><span><i class="ok"></i>all records loaded</span><span><i class="partly"></i>some not loaded</span><span><i class="not"></i>failed or aborted</span>${rest}</figcaption></figure>`
}

const [LABEL_ROW, BAR_ROW] = [18, 18]

/** When each load ran, one below the other, each with what it waited for. */
function loadsChart({ bars }: Timeline): Html {
  const from = Math.min(...bars.map(({ start }) => start))
  const to = Math.max(from + 1, ...bars.map(({ end }) => end))
  const drawn = bars.map(({ name, after = [], title, start, end, mood }, row) => {
    const left = Math.min(share(start, from, to), 100 - LEAST_SHARE)
    const width = Math.max(LEAST_SHARE, share(end, from, to) - left)
    const y = row * (LABEL_ROW + BAR_ROW)
    const waited = after.length === 0 ? '' : ` after ${listed(after, MOST_NAMED)}`
    return html`<text x="0" y="${y + LABEL_ROW - 5}"><tspan class="name">${name}</tspan>${waited}</text>
<rect class="${CLASSES[mood]}" rx="2" x="${left.toFixed(2)}%" y="${y + LABEL_ROW}" width="${width.toFixed(2)}%" height="${BAR_ROW - 6}"><title>${title}</title></rect>`
  })
  const bottom = bars.length * (LABEL_ROW + BAR_ROW) + 4
  return html`<figure><svg height="${bottom + AXIS_HEIGHT}" role="img" aria-label="When each load ran, and what it waited for">${drawn}${timeAxis(from, to, bottom)}</svg>
<figcaption class="key"><span><i class="ok"></i>all records loaded</span><span><i class="partly"></i>some not loaded</span><span><i class="not"></i>none loaded</span></figcaption></figure>`
}

/** Loads that a label names: it has to fit on a phone. */
const MOST_NAMED = 2

const CURVE_HEIGHT = 150
/** Room above the peak for its label. */
const HEADROOM = 20
/** A label needs this much room to the next. */
const LABEL_HEIGHT = 16

/** Records a second over time, with lines at the peak and the mean. */
export function ratesChart({ start, end, perSecond, peak, mean }: Rates): Html {
  const y = (rate: number) => CURVE_HEIGHT - (rate / Math.max(1, peak)) * (CURVE_HEIGHT - HEADROOM)
  const middleOf = (step: number) => ((step + 0.5) / perSecond.length) * 1_000
  const middles = perSecond.map((rate, step) => `${middleOf(step).toFixed(1)},${y(rate).toFixed(1)}`)
  const [first = 0, last = 0] = [perSecond[0], perSecond.at(-1)]
  const corners = [`0,${y(first).toFixed(1)}`, ...middles, `1000,${y(last).toFixed(1)}`]
  const [top, middle] = [y(peak), y(mean)]
  const [peakText, meanText] = [`peak ${ratePerSecond(peak)}`, `mean ${ratePerSecond(mean)}`]
  return html`<figure><svg height="${CURVE_HEIGHT + AXIS_HEIGHT}" role="img" aria-label="Records a second over time: ${peakText}, ${meanText}">
<svg viewBox="0 0 1000 ${CURVE_HEIGHT}" width="100%" height="${CURVE_HEIGHT}" preserveAspectRatio="none">
<polygon class="area" points="0,${CURVE_HEIGHT} ${corners.join(' ')} 1000,${CURVE_HEIGHT}"/><polyline class="curve" points="${corners.join(' ')}"/></svg>
${level(top)}<text x="0" y="${(top - 5).toFixed(1)}">${peakText}</text>
${level(middle)}<text x="100%" y="${(Math.max(middle, top + LABEL_HEIGHT) - 5).toFixed(1)}" text-anchor="end">${meanText}</text>
${timeAxis(start, end, CURVE_HEIGHT)}</svg></figure>`
}

function ratePerSecond(rate: number): string {
  return `${rate < 10 ? rate.toFixed(1) : thousands(Math.round(rate))} records a second`
}

function level(y: number): Html {
  return html`<line class="level" x1="0" x2="100%" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}"/>`
}

const TICKS = 5

function timeAxis(from: number, to: number, y: number): Html {
  const placeOf = (tick: number) => from + ((to - from) * tick) / (TICKS - 1)
  const ticks = Array.from({ length: TICKS }, (_, tick) => {
    const at = placeOf(tick)
    // In a load of a few seconds, several places have the same time.
    if (tick > 0 && timeOf(at) === timeOf(placeOf(tick - 1))) return ''
    const anchor = tick === 0 ? 'start' : tick === TICKS - 1 ? 'end' : 'middle'
    return html`<text x="${share(at, from, to).toFixed(1)}%" y="${y + 16}" text-anchor="${anchor}">${timeOf(at)}</text>`
  })
  return html`<line class="axis" x1="0" x2="100%" y1="${y}" y2="${y}"/>${ticks}`
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 19)
}
