// Loads parents and children that refer to them by keys, with the built action and an org that keeps nothing, and prints what that took:
// node bench/many-objects.ts [parents] [children]
import { closeSync, linkSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorld } from '../__tests__/support/world.ts'

const [parents = 1_000_000, children = 2_000_000] = process.argv.slice(2).map(Number)
const USAGE = new URL('usage.mjs', import.meta.url).href
const HOUR_MS = 3_600_000

const MANIFEST = `version: 1
defaults: { max-failures: 100% }
loads:
  - { name: accounts, object: Account, operation: insert, files: accounts.csv, leave-out: Key }
  - name: contacts
    object: Contact
    operation: insert
    files: contacts.csv
    columns: { Account key: { to: AccountId, ref: accounts, by: Key } }
`

const folder = mkdtempSync(join(tmpdir(), 'bulk-load-many-'))
const world = await createWorld({ org: { sink: 'with-results' }, files: { 'seed.yml': MANIFEST } })
try {
  const keyOf = (number: number) => `K-${String(number).padStart(9, '0')}`
  write('accounts.csv', 'Key,Name,Phone,Site,Description', parents, (number) =>
    [keyOf(number), `Account ${number}`, `+47 55 ${number}`, `Site ${number % 100}`, 'delivered on time'].join(','),
  )
  // Neighbours refer to parents that are far from each other.
  write('contacts.csv', 'LastName,Account key,Phone,Title', children, (number) =>
    [`Contact ${number}`, keyOf((number * 7_919) % parents), `+47 66 ${number}`, `Manager ${number % 50}`].join(','),
  )
  const usageFile = join(folder, 'usage.json')
  const startedAt = performance.now()
  const run = await world.load(
    { manifest: 'seed.yml', artifacts: 'none', ledger: './ledger.json' },
    {
      timeoutMs: HOUR_MS,
      env: {
        NODE_OPTIONS: `--import ${USAGE}`,
        BENCH_USAGE: usageFile,
        // While it makes up results, which is not measured, the org says nothing for seconds.
        BULK_LOAD_TIME_SCALE: '0.02',
        ACTIONS_RUNTIME_TOKEN: undefined,
        ACTIONS_RESULTS_URL: undefined,
      },
    },
  )
  const wallMs = Math.round(performance.now() - startedAt)
  const usage: unknown = JSON.parse(readFileSync(usageFile, 'utf8'))
  const calls = world.org.requests.filter(({ path }) => path.includes('/services/data/')).length
  console.log(JSON.stringify({ parents, children, wallMs, usage, calls, message: run.outputs.message }))
} finally {
  await world.close()
  rmSync(folder, { recursive: true })
}

/** Writes a file into the workspace, in pieces that memory can hold. */
function write(name: string, header: string, records: number, row: (number: number) => string): void {
  const path = join(folder, name)
  const handle = openSync(path, 'w')
  let piece = `${header}\n`
  for (let number = 0; number < records; number++) {
    piece += `${row(number)}\n`
    if (number % 10_000 !== 0) continue
    writeSync(handle, piece)
    piece = ''
  }
  writeSync(handle, piece)
  closeSync(handle)
  linkSync(path, join(world.workspace.dir, name))
}
