import type { ByteSpan } from '../join/arrived-rows.ts'
import type { ResultFiles } from './result-files.ts'
import type { OutcomeSink } from './sink.ts'

/**
 * Writes outcomes to the result files, with secrets taken out of what the org says: of a record its error, and all of a row
 * whose record is not known. Values of records are the user's own, and stay.
 *
 * @param hasReruns whether records that were not loaded are written to rerun.csv
 */
export function fileSink(
  files: ResultFiles,
  { scrub, hasReruns }: { readonly scrub: (text: string) => string; readonly hasReruns: boolean },
): OutcomeSink {
  // Used again for each record: with millions of them, memory would follow.
  const words: [ByteSpan | string, string] = ['', '']
  return {
    succeeded: (record, part, id, created) => {
      words[0] = id
      words[1] = created ? 'true' : 'false'
      files.addRecord('successful', words, record, part)
    },
    failed: (record, part, { id, error }) => {
      files.addRecord('failed', [scrub(id), scrub(error)], record, part)
      if (hasReruns) files.addRerun(record)
    },
    notKnown: (record, part, was) => {
      files.addRecord(was, [], record, part)
      if (was === 'unprocessed' && hasReruns) files.addRerun(record)
    },
    unmatched: ({ name, id, created, error, values, header }) => {
      const said = { successful: [id, String(created)], failed: [id, error], unprocessed: [] }[name]
      files.addRow(name, said.map(scrub), values.map(scrub), header)
    },
    skipped: files.addSkipped,
    flush: files.flush,
    keep: files.keep,
    takeBack: files.takeBack,
    close: files.close,
  }
}
