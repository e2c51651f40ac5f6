import { readFileSync } from 'node:fs'
import { join } from 'node:path'

function listIn(file: string): readonly string[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))
}

/** Pieces of sentences that say what is wrong, and not what to do. */
export const STATEMENTS = listIn('statements.json')

/** Pieces of sentences that do not lead to a load that is right, or that nobody can follow. The list may only become shorter. */
export const NOT_FOLLOWED = listIn('not-followed.json')

/** Pieces of sentences that no test follows, by why. */
export const ASK_FOR_NOTHING: readonly string[] = [
  // Errors that nobody sees unless the action contradicts itself.
  'Records are copied in the form in which they are sent.',
  'There is no wave',
  // Why a record is left out, as it is kept on disk: skipped.csv says it in its own words.
  'an earlier record of a key',
  'its value finds no record',
  'an earlier step has deleted it',
  // The name of a kind in the source.
  'as it is',
  // Texts that are compared with bytes of a file, and with words of zlib.
  'SQLite format 3x00',
  'incorrect header check',
  // A warning about an answer of the org, whose error it repeats: the load goes on.
  'The header was not checked: the org did not describe',
  // Cures that lead to another program, so that the action loads nothing: the records of custom metadata types are deployed,
  // those of external objects are in another system, and those of big objects are deleted in Apex or by the SOAP API.
  'is a custom metadata type.',
  'Its records are metadata, which are deployed and not loaded: make them from the CSV file with',
  '`sf cmdt generate records --csv … --type-name … --name-column …`, and deploy them with `sf project deploy start`.',
  'is an external object.',
  'Its data is in another system, and the org only shows it: load the file into that system.',
  'records, use deleteByExample() of the SOAP API or Database.deleteImmediate() in Apex.',
  // Full disks, which the tests of unpack.ts and convert.ts act out: what is asked for is done to the runner, and the same files are
  // loaded again.
  'cannot be decompressed: the disk of the runner is full after',
  'of the file, in',
  ') cannot be converted to UTF-8: the disk of the runner is full.',
  'Free some space in an earlier step, load the files in several steps, or use a larger runner.',
]
