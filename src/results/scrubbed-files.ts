import type { ResultFiles } from './result-files.ts'

/** The result files with secrets taken out of what the org says: of a record its error, and all of a row whose record is not
 *  known. Values of records are the user's own, and stay. */
export function scrubbedFiles(files: ResultFiles, scrub: (text: string) => string): ResultFiles {
  return {
    ...files,
    addRecord: (name, words, record, part) => {
      const own = name === 'failed' ? words.map((word) => (typeof word === 'string' ? scrub(word) : word)) : words
      files.addRecord(name, own, record, part)
    },
    addRow: (name, words, values, header) => files.addRow(name, words.map(scrub), values.map(scrub), header),
  }
}
