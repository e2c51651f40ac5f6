import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync, linkSync } from 'node:fs'
import { join } from 'node:path'
import { createWorld } from '../__tests__/support/world.ts'
const parents = Number(process.argv[2] ?? 1_000_000), children = Number(process.argv[3] ?? 2_000_000)
const dir = '/tmp/seedbench'; mkdirSync(dir, { recursive: true })
function make(name: string, head: string, n: number, row: (i: number) => string) {
  const p = join(dir, `${n}-${name}`)
  if (existsSync(p)) return p
  const h = openSync(p, 'w'); writeSync(h, head)
  let buf: string[] = []
  for (let i = 0; i < n; i++) { buf.push(row(i)); if (buf.length === 10000) { writeSync(h, buf.join('')); buf = [] } }
  writeSync(h, buf.join('')); closeSync(h); return p
}
const a = make('accounts.csv', 'Key,Name,Phone,Site,Description\n', parents, (i) => `K-${String(i).padStart(9, '0')},Account number ${i},+47 55 ${i},Site ${i % 100},delivered on time to the warehouse\n`)
const c = make('contacts.csv', 'LastName,Account key,Phone,Title\n', children, (i) => `Contact ${i},K-${String((i * 7919) % parents).padStart(9, '0')},+47 66 ${i},Manager ${i % 50}\n`)
const world = await createWorld({ org: { sink: 'with-results' } as never, files: { 'seed.yml': `version: 1
defaults: { max-failures: 100% }
loads:
  - { name: accounts, object: Account, operation: insert, files: accounts.csv, leave-out: Key }
  - name: contacts
    object: Contact
    operation: insert
    files: contacts.csv
    columns: { Account key: { to: AccountId, ref: accounts, by: Key } }
` } })
linkSync(a, join(world.workspace.dir, 'accounts.csv')); linkSync(c, join(world.workspace.dir, 'contacts.csv'))
const usage = join(dir, 'usage.json')
const t = Date.now()
const run = await world.load({ manifest: 'seed.yml', artifacts: 'none', ledger: './l.json' }, { timeoutMs: 3_600_000, env: { NODE_OPTIONS: `--import ${new URL('usage.mjs', import.meta.url).href}`, BENCH_USAGE: usage, BULK_LOAD_TIME_SCALE: '0.02', ACTIONS_RUNTIME_TOKEN: undefined, ACTIONS_RESULTS_URL: undefined } })
console.log(run.outputs.verdict, run.outputs.message, (Date.now() - t) / 1000, 's', readFileSync(usage, 'utf8'))
console.log(run.stdout.split('\n').filter((l) => !/^::(debug|add-mask)|processed$|processed,/.test(l)).slice(0, 60).join('\n').slice(0, 5000))
await world.close()
