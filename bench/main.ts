// Compares the built action with other clients, against an emulated org that keeps nothing: `npm run bench`.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installCli } from './cli.ts'
import { openArena } from './clients.ts'
import type { Figures } from './rows.ts'
import { type Row, rowsOf } from './rows.ts'
import { type Result, tableOf } from './table.ts'

const USAGE = `Compares the built action with curl, jsforce and, on request, the Salesforce CLI. Needs some minutes and 2 GB of disk.

  --runs <n>      how often to run each client of a row (default 5); the table shows medians
  --only <text>   measures only rows whose name contains the text, such as "scan"
  --large         also loads 3 GB, which needs 7 GB of disk
  --with-cli      installs the Salesforce CLI in a temporary folder, and measures it too
  --write         writes the tables into docs/performance.md`

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    large: { type: 'boolean', default: false },
    'with-cli': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else await bench()

async function bench(): Promise<void> {
  const data = join(tmpdir(), 'bulk-load-bench')
  mkdirSync(data, { recursive: true })
  const scratch = mkdtempSync(join(tmpdir(), 'bulk-load-bench-'))
  const cli = values['with-cli'] ? await installCli(join(data, 'cli')) : undefined
  const [sink, withResults] = [await openArena(scratch, true), await openArena(scratch, 'with-results')]
  const rows = rowsOf({ data, scratch, sink, withResults, cli, isLarge: values.large })
  const results: Result[] = []
  try {
    for (const [name, make] of rows) if (name.includes(values.only)) results.push(await measure(name, make()))
  } finally {
    await Promise.all([sink.close(), withResults.close()])
    rmSync(scratch, { recursive: true })
  }
  const text = `${machine()}\n\n${tableOf(results)}`
  console.log(`\n${text}`)
  if (values.write) putInto('docs/performance.md', text)
}

/** Measures one row. Clients take turns, so that a slow minute of the machine affects all of them. */
async function measure(name: string, row: Row): Promise<Result> {
  const runs: Record<string, Figures[]> = Object.fromEntries(Object.keys(row.clients).map((client) => [client, []]))
  await row.warmUp?.()
  for (let run = 1; run <= Number(values.runs); run++) {
    for (const [client, load] of Object.entries(row.clients)) {
      const figures = await load()
      runs[client]?.push(figures)
      console.log(`${name}, ${client}, run ${run}: ${Math.round(figures.ms)} ms`)
    }
  }
  return { row, runs }
}

function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const date = new Date().toISOString().slice(0, 10)
  return `Measured on ${date}: ${cpus().length} cores (${cpu?.model.trim()}), ${memory} GiB, ${process.platform}, Node ${process.versions.node}; ${values.runs} runs of each, medians.`
}

function putInto(path: string, text: string): void {
  const [start, end] = ['<!-- figures made by `npm run bench -- --write` -->', '<!-- end -->']
  const page = readFileSync(path, 'utf8')
  const [from, to] = [page.indexOf(start) + start.length, page.indexOf(end)]
  if (from < start.length || to === -1) throw new Error(`${path} has no place for the figures`)
  writeFileSync(path, `${page.slice(0, from)}\n${text}\n${page.slice(to)}`)
}
