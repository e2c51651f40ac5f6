import { mkdirSync } from 'node:fs'
import { ORIGIN_BYTES, writeOrigin } from '../parts/origins.ts'
import { readRewritten } from '../parts/rewrite-file.ts'
import type { Splitter } from '../parts/split.ts'
import { CopyFile, copyPlace } from './copy-file.ts'
import { byForm, keptRewriting, type SortOptions, sortedForm, type ToSort } from './sort-files.ts'
import { dropReason, REFUSED } from './split-waves.ts'

/**
 * Writes the records of all files into files of our own, in which they stand as they are sent, in the order of their files; those that
 * are not to be sent into others. Hands both to the splitter.
 */
export async function copyFiles(
  all: readonly ToSort[],
  { folder, signal, waves }: Omit<SortOptions, 'sortBy'>,
  splitter: Splitter,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  let number = 0
  for (const group of byForm(all)) {
    const [first] = group
    if (first === undefined) continue
    number += 1
    const files = group.map(({ file }) => file)
    const form = sortedForm(first.form, group)
    const sent = new CopyFile(copyPlace(folder, `copied-${number}`, files), form)
    let refused: CopyFile | undefined
    const origin = Buffer.alloc(ORIGIN_BYTES)
    for (const [fileNumber, { file, form: own, firstOrdinal }] of group.entries()) {
      let index = 0
      await readRewritten(file, keptRewriting(own), {
        onRecord: ({ line, offset, length }, rewritten) => {
          const place = index++
          if (file.notChosen?.has(place)) return
          const wave = waves?.waveOf(firstOrdinal + place) ?? 1
          const why = dropReason(wave)
          if (why !== undefined) {
            waves?.onDropped(file, line, why)
            return
          }
          writeOrigin(origin, { file: fileNumber, line, offset, length })
          if (wave === REFUSED) refused ??= new CopyFile(copyPlace(folder, `refused-${number}`, files), form)
          const copy = wave === REFUSED ? refused : sent
          copy?.add(origin, rewritten.bytes, waves?.splitterOf(wave) ?? splitter)
        },
        signal,
      })
    }
    sent.end()
    refused?.end()
  }
}
