import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Org } from '../../emulator/org/start.ts'

/** Accounts that are told apart by a number from 0 and filled up to a size. */
export interface NumberedAccounts {
  readonly count: number
  /** Bytes of one record in the file, with its line end. */
  readonly recordBytes: number
}

const COLUMNS = ['Ext_Id__c', 'Name', 'Description'] as const
const HEADER = `${COLUMNS.join(',')}\n`
const RECORDS_PER_CHUNK = 500

/** Writes them as CSV, in their order, without holding more than a chunk. */
export async function writeNumberedAccounts(path: string, accounts: NumberedAccounts): Promise<void> {
  await pipeline(Readable.from(chunks(accounts), { objectMode: false }), createWriteStream(path))
}

function* chunks(accounts: NumberedAccounts): Generator<string> {
  yield HEADER
  for (let first = 0; first < accounts.count; first += RECORDS_PER_CHUNK) {
    let chunk = ''
    for (let number = first; number < Math.min(first + RECORDS_PER_CHUNK, accounts.count); number++)
      chunk += `${account(number, accounts).join(',')}\n`
    yield chunk
  }
}

/** The values of one account, none of which needs quotes. */
function account(number: number, { recordBytes }: NumberedAccounts): string[] {
  const [key, name] = [String(number).padStart(8, '0'), `Account ${number}`]
  const sentence = `${key} ${name} is one of many. `
  const length = recordBytes - key.length - name.length - 3
  return [
    key,
    name,
    sentence
      .repeat(Math.ceil(length / sentence.length))
      .slice(0, length - 1)
      .concat('.'),
  ]
}

/** SHA-256 over all values, in the order of the numbers: of what was written, and of what the org holds. */
export function hashOfWritten(accounts: NumberedAccounts): string {
  const hash = createHash('sha256')
  for (let number = 0; number < accounts.count; number++) add(hash, account(number, accounts))
  return hash.digest('hex')
}

export function hashOfStored(org: Org): string {
  const hash = createHash('sha256')
  const byKey = [...org.records.all('Account')].sort((a, b) => ((a.Ext_Id__c ?? '') < (b.Ext_Id__c ?? '') ? -1 : 1))
  for (const record of byKey)
    add(
      hash,
      COLUMNS.map((column) => record[column] ?? ''),
    )
  return hash.digest('hex')
}

function add(hash: Hash, values: readonly string[]): void {
  for (const value of values) hash.update(value).update('\0')
}
