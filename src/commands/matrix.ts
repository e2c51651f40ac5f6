import path from 'node:path'
import { cutLegs, lineOf, MOST_LEGS } from '../files/legs.ts'
import type { Operation } from '../inputs/operation.ts'
import type { ValidateInputs } from '../inputs/validate-inputs.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { listed } from '../text/words.ts'
import type { ValidateEdge } from './validate-edge.ts'

/** Outputs of a workflow job have 1 MB together, counted as UTF-16.
 *  Source: GitHub Docs, "Passing information between jobs". */
const MOST_CHARACTERS = 400_000

/** What a matrix is made for. */
interface Wanted extends Pick<ValidateInputs, 'workingDirectory' | 'legBytes'> {
  readonly operation: Operation
}

/**
 * Returns the matrix whose legs load the files, as JSON for `fromJSON`: `{"include":[{"leg":1,"files":"a.csv\nb.csv"}]}`. Files
 * without records are left out. Where a matrix cannot name each file, a warning says so and the matrix is empty, which no
 * workflow takes for one.
 *
 * What a leg says is part of the identity of its load, by which a later run finds what was loaded: so it says nothing that
 * changes whenever a record is corrected, such as a size. For an insert, which must not send a record again, no file may move to
 * another leg either: each is a leg of its own, with its name in place of a number.
 */
export function matrixOf(
  files: readonly Pick<SourceFile, 'path' | 'bytes' | 'records'>[],
  { operation, workingDirectory, legBytes }: Wanted,
  { files: { workspace }, say }: Pick<ValidateEdge, 'files' | 'say'>,
): string {
  const lines = files
    .filter(({ records }) => records > 0)
    .map((file) => ({ ...file, pattern: lineIn(file.path, workspace, workingDirectory) }))
  const unnamed = lines.filter(({ pattern }) => pattern === undefined).map((file) => file.path)
  if (unnamed.length > 0) return without(`no line of \`files\` names ${listed(unnamed)} in another job`, say)
  const named = lines.flatMap(({ pattern, bytes }) => (pattern === undefined ? [] : [{ pattern, bytes }]))
  if (operation === 'insert' && named.length > MOST_LEGS)
    return without(`for an insert each file is a leg of its own, and a matrix has at most ${MOST_LEGS} legs`, say)
  const include =
    operation === 'insert'
      ? named.map(({ pattern }) => ({ leg: pattern, files: pattern }))
      : cutLegs(named, legBytes)?.map((leg, index) => ({
          leg: index + 1,
          files: leg.files.map((file) => file.pattern).join('\n'),
        }))
  const matrix = JSON.stringify({ include })
  if (include === undefined || matrix.length > MOST_CHARACTERS)
    return without(`the names of the files are too long for the output of a job or for ${MOST_LEGS} legs`, say)
  return matrix
}

/** A file in the runner's temp folder is there in this job only. */
function lineIn(file: string, workspace: string, workingDirectory: string): string | undefined {
  if (path.isAbsolute(file)) return undefined
  const way = path.relative(workingDirectory, path.resolve(workspace, file))
  return path.isAbsolute(way) ? undefined : lineOf(way.split(path.sep).join('/'))
}

function without(why: string, say: ValidateEdge['say']): string {
  say.warn(`The output \`matrix\` is empty: ${why}.`)
  return ''
}
