/** Sorts, filters and pages through the table of failed records. Runs in the reader's browser. */
export const SCRIPT = `
const all = JSON.parse(document.getElementById('failed-data').textContent)
const body = document.getElementById('failed-rows')
const filter = document.getElementById('filter')
const code = document.getElementById('code')
const told = document.getElementById('told')
const [previous, next] = ['previous', 'next'].map((id) => document.getElementById(id))
const heads = [...document.querySelectorAll('#failed th[data-key]')]
const PAGE = 100
const number = (value) => value.toLocaleString('en-US')
const textOf = (row) => [row.file, row.line, row.code, row.fields, row.message, row.id, ...(row.values ?? []).flat()].join('\\n').toLowerCase()
let sort = { key: undefined, direction: 1 }
let page = 0
let shown = all

for (const name of [...new Set(all.map((row) => row.code))].sort()) {
  const option = document.createElement('option')
  option.value = name
  option.textContent = name || 'without a code'
  code.append(option)
}

function choose() {
  const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean)
  shown = all.filter((row) => {
    if (code.value !== 'all' && row.code !== code.value) return false
    if (words.length === 0) return true
    row.text ??= textOf(row)
    return words.every((word) => row.text.includes(word))
  })
  if (sort.key !== undefined) {
    const by = sort.key
    const compare = new Intl.Collator('en', { numeric: true }).compare
    shown = [...shown].sort((a, b) => sort.direction * (by === 'line' ? a.line - b.line : compare(a[by], b[by])))
  }
  page = 0
  draw()
}

function cell(row, text, className) {
  const made = row.insertCell()
  made.textContent = text
  if (className) made.className = className
  return made
}

function draw() {
  const pages = Math.max(1, Math.ceil(shown.length / PAGE))
  body.replaceChildren()
  for (const entry of shown.slice(page * PAGE, (page + 1) * PAGE)) {
    const row = body.insertRow()
    cell(row, entry.file || 'not known')
    cell(row, entry.line ? number(entry.line) : '–', 'number')
    cell(row, entry.code || '–', 'code')
    cell(row, entry.fields)
    const message = cell(row, entry.message)
    cell(row, entry.id || '–')
    if (!entry.values || entry.values.length === 0) continue
    const details = document.createElement('details')
    const summary = document.createElement('summary')
    summary.textContent = 'record'
    details.append(summary)
    for (const [column, value] of entry.values) {
      if (value === '') continue
      const line = document.createElement('div')
      const name = document.createElement('b')
      name.textContent = column + ': '
      line.append(name, value)
      details.append(line)
    }
    message.append(details)
  }
  const from = shown.length === 0 ? 0 : page * PAGE + 1
  told.textContent = number(from) + '–' + number(Math.min(shown.length, (page + 1) * PAGE)) + ' of ' + number(shown.length) +
    (shown.length === all.length ? ' records' : ' records found among ' + number(all.length))
  previous.disabled = page === 0
  next.disabled = page >= pages - 1
}

for (const head of heads) {
  head.querySelector('button').addEventListener('click', () => {
    const key = head.dataset.key
    sort = { key, direction: sort.key === key ? -sort.direction : 1 }
    for (const other of heads) other.removeAttribute('aria-sort')
    head.setAttribute('aria-sort', sort.direction === 1 ? 'ascending' : 'descending')
    choose()
  })
}
filter.addEventListener('input', choose)
code.addEventListener('change', choose)
previous.addEventListener('click', () => { page--; draw() })
next.addEventListener('click', () => { page++; draw() })
document.getElementById('failed').hidden = false
choose()
`
