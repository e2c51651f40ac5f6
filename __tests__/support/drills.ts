import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type CrashDrill, eachOnce } from './crash-drill.ts'
import { csvOf, INSERT, keyedAccounts, plainAccounts, type SourceRecord, UPSERT } from './drill-accounts.ts'
import type { ActionRun } from './run-action.ts'
import { makeSeed, type Seed, type SeedForm, type SeedRecord, seedProblems } from './seed.ts'
import { BY_EXTERNAL_IDS, BY_KEYS } from './seed-manifests.ts'

/** Loads 1,200 accounts as 12 jobs. */
export function accountsDrill(operation: 'insert' | 'upsert'): CrashDrill {
  const how = { 'job-records': '100', concurrency: '4', artifacts: 'none' }
  const [inputs, records, keyColumn]: [typeof INSERT | typeof UPSERT, SourceRecord[], string] =
    operation === 'insert' ? [INSERT, plainAccounts(1, 1_200), 'Name'] : [UPSERT, keyedAccounts(1, 1_200), 'Ext_Id__c']
  return {
    inputs: { ...inputs, ...how },
    files: { 'data/accounts.csv': csvOf(records) },
    locked: { Account: 0.08 },
    parts: 12,
    verdict: 'passed',
    problems: eachOnce({ object: 'Account', records, keyColumn }),
  }
}

const MANIFEST = 'seed.yml'
const SEED_INPUTS = { manifest: MANIFEST, artifacts: 'none' }
const SEED_LOCKED = { Account: 0.3, Contact: 0.3, PricebookEntry: 0.2 }
/** Jobs of a seed, those of retries among them. */
const SEED_JOBS = 18

/** Loads a seed of six objects, whose records refer to each other. */
export function seedDrill(form: SeedForm): CrashDrill {
  const seed = makeSeed(form, { accounts: 6 })
  return {
    inputs: SEED_INPUTS,
    files: { ...seed.files, [MANIFEST]: form === 'keys' ? BY_KEYS : BY_EXTERNAL_IDS },
    locked: SEED_LOCKED,
    parts: SEED_JOBS,
    verdict: 'passed',
    problems: ({ org }) => seedProblems(org, seed),
  }
}

const BAD_ACCOUNT = { key: 'A-5', name: 'Account 5 ""North""' }

/** Loads a seed with an account that lacks its name: it fails and, with it, the records that refer to it; all others are loaded. Then
 *  it gets its name. */
export function badParentDrill(): CrashDrill {
  const seed = makeSeed('keys', { accounts: 6 })
  const { 'accounts.csv': accounts = '' } = seed.files
  const bad = accounts.replace(`"${BAD_ACCOUNT.name}"`, '')
  if (bad === accounts) throw new Error(`The seed has no account ${BAD_ACCOUNT.name}.`)
  const lost = referringTo(BAD_ACCOUNT.key, seed)
  const isMeant = ({ key }: SeedRecord) => !lost.has(key)
  return {
    ...seedDrill('keys'),
    // A record that the org refuses is sent all the same.
    inputs: { ...SEED_INPUTS, preflight: 'warn' },
    files: {
      ...seed.files,
      'accounts.csv': bad,
      [MANIFEST]: BY_KEYS.replaceAll('operation: insert', 'operation: insert\n    on-failure: continue'),
    },
    verdict: 'failed',
    problems: ({ org }, run) => [...seedProblems(org, seed, isMeant), ...unnamed(lost, run)],
    mended: { files: { 'accounts.csv': accounts }, problems: ({ org }) => seedProblems(org, seed) },
  }
}

/** The keys of a record, and of all that refer to it over however many others; no two tables have the same keys. */
function referringTo(key: string, { files }: Seed): ReadonlySet<string> {
  const rows = Object.values(files).flatMap((text): Record<string, string>[] => parse(text, { columns: true }))
  const keys = new Set([key])
  for (let before = 0; before < keys.size; ) {
    before = keys.size
    for (const { Key: own = '', ...row } of rows) if (Object.values(row).some((value) => keys.has(value))) keys.add(own)
  }
  return keys
}

/** Keys of records that no `failed.csv` of a run lists. */
function unnamed(keys: ReadonlySet<string>, { outputs }: ActionRun): string[] {
  const folder = outputs['results-path'] ?? ''
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const named = new Set(
    files
      .filter((file) => basename(file) === 'failed.csv')
      .flatMap((file): Record<string, string>[] =>
        parse(readFileSync(join(folder, file)), { columns: true, bom: true }),
      )
      .map(({ Key }) => Key),
  )
  return [...keys].filter((key) => !named.has(key)).map((key) => `${key} is not in the org, and no failed.csv names it`)
}
