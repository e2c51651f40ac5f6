import path from 'node:path'
import type { SourceFile } from '../parts/source-file.ts'
import { agree, count, listed } from '../text/words.ts'
import type { ValidateEdge } from './validate-edge.ts'

/** Warns that an insert would load files which the push or pull request did not change: if they were loaded before, their
 *  records would be there twice. */
export async function warnOfUnchanged(
  files: readonly Pick<SourceFile, 'path'>[],
  { unchanged, files: { workspace }, say }: Pick<ValidateEdge, 'unchanged' | 'files' | 'say'>,
): Promise<void> {
  const absolute = new Map(files.map((file) => [path.resolve(workspace, file.path), file.path]))
  const answer = await unchanged([...absolute.keys()])
  if (answer.kind === 'unknown') say.notice(answer.why)
  if (answer.kind !== 'known' || answer.paths.length === 0) return
  const shown = answer.paths.flatMap((file) => absolute.get(file) ?? [])
  const which = `${shown.length} of ${count(files.length, 'file')} that match \`files\``
  say.warn(
    `${which} ${agree(shown.length, 'was', 'were')} not changed by this ${answer.by}: ${listed(shown)}. If ${agree(shown.length, 'it was', 'they were')} ` +
      'loaded before, this insert would load the same records again. Narrow `files` to what is new, or use `upsert`.',
  )
}
