import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

const BYTES_PER_MB = 1_000_000

/** Largest upload of one job, in 10^6 bytes. 150 MB is the limit of the API for the content once it is encoded;
 *  100 MB is what it advises to send. Source: Bulk API 2.0 guide, "Upload Job Data", usage notes. */
const MAX_JOB_SIZE_MB = 150

/** Reads `job-size-mb` as bytes. Throws InputError. */
export function parseJobSize(text: string): number {
  const megabytes = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && megabytes >= 1 && megabytes <= MAX_JOB_SIZE_MB) {
    return Math.round(megabytes * BYTES_PER_MB)
  }
  throw new InputError([
    `\`job-size-mb\`: ${quote(text)} is not allowed. Use a number from 1 to ${MAX_JOB_SIZE_MB}, in units of 1,000,000 bytes, such as \`100\`.`,
  ])
}

/** Reads `job-records`; undefined when it is left out. Throws InputError. */
export function parseJobRecords(text: string): number | undefined {
  if (text === '') return undefined
  const records = Number(text)
  if (/^\d+$/.test(text) && records >= 1 && Number.isSafeInteger(records)) return records
  throw new InputError([
    `\`job-records\`: ${quote(text)} is not allowed. Use a whole number from 1 without separators, such as \`10000\`, or leave it out.`,
  ])
}
