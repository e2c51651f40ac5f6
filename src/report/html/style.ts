/** Looks of the page: the reader's own fonts, light or dark as the reader's system is, and on a narrow screen nothing beside
 *  anything else that it would cut. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f8fa; --card: #ffffff; --line: #d1d9e0; --text: #1f2328; --quiet: #59636e; --link: #0860ca;
  --good: #1a7f37; --bad: #c4221d; --some: #9a6700; --bar: #2f81f7; --area: #2f81f733; --chip: #eaeef2; --focus: #0860ca;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #151b23; --line: #3d444d; --text: #f0f6fc; --quiet: #a5adb7; --link: #6cb6ff;
    --good: #4ac26b; --bad: #ff7b72; --some: #e3b341; --bar: #4493f8; --area: #4493f833; --chip: #2b323b; --focus: #6cb6ff;
  }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
main, header, footer { max-width: 1180px; margin: 0 auto; padding: 0 24px }
header { padding-top: 28px }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 6px }
h2, h3 { font-size: 18px; margin: 0 0 12px }
main > h2 { font-size: 20px; margin: 28px 0 0 }
p { margin: 0 0 8px }
a { color: var(--link) }
code { font: 13px ui-monospace, monospace }
p code, td code { background: var(--chip); border-radius: 4px; padding: 1px 4px }
.quiet { color: var(--quiet) }
.passed h1::before { content: '✓ '; color: var(--good) }
.failed h1::before { content: '✕ '; color: var(--bad) }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 20px; margin: 16px 0 }
section > :last-child { margin-bottom: 0 }
dl.counts { display: flex; flex-wrap: wrap; gap: 8px 32px; margin: 0 0 12px }
dl.counts div { display: flex; flex-direction: column-reverse }
dl.counts dt { color: var(--quiet); font-size: 13px }
dl.counts dd { margin: 0; font-size: 26px; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.2 }
dl.counts .bad dd { color: var(--bad) }
dl.counts .good dd { color: var(--good) }
.wide { overflow-x: auto }
details .wide { overflow: auto; max-height: 420px }
table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 0 0 8px }
caption { text-align: left; color: var(--quiet); font-size: 13px; padding-bottom: 6px }
th, td { text-align: left; vertical-align: top; padding: 7px 10px; border-bottom: 1px solid var(--line) }
tbody tr:last-child td { border-bottom: 0 }
td code, td a, td.name { overflow-wrap: break-word }
th:first-child, td:first-child { padding-left: 0 }
th:last-child, td:last-child { padding-right: 0 }
th { font-size: 13px; color: var(--quiet); font-weight: 600; white-space: nowrap }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
figure { margin: 16px 0 0 }
svg { display: block; width: 100%; overflow: visible }
svg .name { fill: var(--text); font-weight: 600 }
svg text { fill: var(--quiet); font-size: 11px; stroke: var(--card); stroke-width: 3px; paint-order: stroke }
.ok { fill: var(--good); background: var(--good) }
.partly { fill: var(--some); background: var(--some) }
.not { fill: var(--bad); background: var(--bad) }
.axis { stroke: var(--line) } .level { stroke: var(--quiet); stroke-dasharray: 3 4 }
.curve { fill: none; stroke: var(--bar); stroke-width: 2; vector-effect: non-scaling-stroke } .area { fill: var(--area) }
.key { display: flex; flex-wrap: wrap; gap: 2px 18px; font-size: 13px; color: var(--quiet); margin-top: 8px }
.key i { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 6px }
summary { cursor: pointer; color: var(--link); margin: 6px 0 }
.controls { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin-bottom: 12px }
.controls label { display: flex; flex-direction: column; font-size: 13px; color: var(--quiet); gap: 3px; min-width: 0 }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 5px 10px; max-width: 100% }
input { width: 260px }
button { cursor: pointer }
button:disabled { opacity: .45; cursor: default }
th button { border: 0; background: none; padding: 0; font-weight: 600; color: inherit }
th[aria-sort='ascending'] button::after { content: ' ▲' }
th[aria-sort='descending'] button::after { content: ' ▼' }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
.pages { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin-top: 12px }
footer { padding-bottom: 32px; color: var(--quiet); font-size: 13px }
@media (max-width: 720px) {
  main, header, footer { padding-left: 12px; padding-right: 12px }
  section { padding: 14px }
  h1 { font-size: 20px }
  dl.counts { gap: 8px 24px }
  dl.counts dd { font-size: 22px }
  details .wide { max-height: none }
  table, caption, tbody, tr, td { display: block }
  thead { display: none }
  td code, td a, td.name { overflow-wrap: anywhere }
  tr { border-bottom: 1px solid var(--line); padding: 8px 0 }
  tbody tr:last-child { border-bottom: 0 }
  td, td.number { display: grid; grid-template-columns: 92px minmax(0, 1fr); gap: 8px; border: 0; padding: 2px 0; text-align: left; white-space: normal }
  td:has(> div:empty) { display: none }
  td::before { content: attr(data-name); color: var(--quiet); font-size: 13px }
  .sortable thead, .sortable thead tr { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center }
  .sortable thead tr { border: 0; padding: 0 }
  .sortable thead tr::before { content: 'Sort by'; color: var(--quiet); font-size: 13px }
  .sortable th { border: 0; padding: 0 }
  .sortable th button { border: 1px solid var(--line); padding: 2px 8px }
  input, .controls label { width: 100% }
}
@media print {
  body { background: #fff; color: #000; font-size: 11px }
  section { break-inside: auto; border: 0; padding: 8px 0 }
  .controls, .pages, summary { display: none }
  details .wide { max-height: none }
}
`
