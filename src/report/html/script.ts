/** Fills, sorts, filters and pages through each table of failed records. Runs in the reader's browser. */
export const SCRIPT = `
const PAGE = 100
const number = (value) => value.toLocaleString('en-US')
const words = (row) => [row.file, row.line, row.code, row.fields, row.message, row.id, ...(row.values ?? []).flat()].join('\\n').toLowerCase()

function start(root) {
  const find = (selector) => root.querySelector(selector)
  const read = (name) => JSON.parse(find('script.' + name).textContent)
  const [all, urls] = [read('records'), new Map(read('urls'))]
  const [body, filter, code, told, previous, next] = ['tbody', '.filter', 'select.code', '.told', '.previous', '.next'].map(find)
  const heads = [...root.querySelectorAll('th[data-key]')]
  const names = heads.map((head) => head.textContent)
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
    const wanted = filter.value.toLowerCase().split(/\\s+/).filter(Boolean)
    shown = all.filter((row) => {
      if (code.value !== 'all' && row.code !== code.value) return false
      if (wanted.length === 0) return true
      row.text ??= words(row)
      return wanted.every((word) => row.text.includes(word))
    })
    if (sort.key !== undefined) {
      const by = sort.key
      const compare = new Intl.Collator('en', { numeric: true }).compare
      shown = [...shown].sort((a, b) => sort.direction * (by === 'line' ? a.line - b.line : compare(a[by], b[by])))
    }
    page = 0
    draw()
  }

  // Where a reader would break a name: behind a slash, and between the words of a code.
  function breakable(name) {
    return name.split(/(?<=\\/|[A-Z\\d]_)/).flatMap((part, at) => at === 0 ? [part] : [document.createElement('wbr'), part])
  }

  function cell(row, content, className) {
    const made = row.insertCell()
    const box = document.createElement('div')
    box.append(...(className === 'name' ? breakable(content) : [content]))
    made.append(box)
    made.dataset.name = names[row.cells.length - 1]
    if (className) made.className = className
    return box
  }

  function lineOf({ file, line }) {
    if (!line) return '–'
    if (!urls.has(file)) return number(line)
    const link = document.createElement('a')
    link.href = urls.get(file) + '#L' + line
    link.textContent = number(line)
    return link
  }

  function valuesOf(values) {
    const details = document.createElement('details')
    const summary = document.createElement('summary')
    summary.textContent = 'record'
    details.append(summary)
    for (const [column, value] of values) {
      if (value === '') continue
      const line = document.createElement('div')
      const name = document.createElement('b')
      name.textContent = column + ': '
      line.append(name, value)
      details.append(line)
    }
    return details
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(shown.length / PAGE))
    body.replaceChildren()
    for (const entry of shown.slice(page * PAGE, (page + 1) * PAGE)) {
      const row = body.insertRow()
      cell(row, entry.file || 'not known', 'name')
      cell(row, lineOf(entry), 'number')
      cell(row, entry.code || '–', 'name')
      cell(row, entry.fields || '–', 'name')
      const message = cell(row, entry.message)
      cell(row, entry.id || '–')
      if (entry.values && entry.values.length > 0) message.append(valuesOf(entry.values))
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
  root.hidden = false
  choose()
}

document.querySelectorAll('.failed-records').forEach(start)
`
