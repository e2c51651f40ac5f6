import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { forEachRecord, type PartRecord } from '../../src/parts/part-records.ts'
import { type OutcomeSink, toAll } from '../../src/results/sink.ts'
import { aSpec } from '../support/load-spec.ts'
import { filesOf, only } from '../support/parts-of.ts'

const temp = mkdtempSync(join(tmpdir(), 'sink-'))
afterAll(() => rmSync(temp, { recursive: true }))

/** A sink that notes what it is told, under its name. */
function noting(name: string, noted: unknown[]): OutcomeSink {
  const note =
    (what: string) =>
    (...told: readonly unknown[]) =>
      void noted.push([name, what, ...told])
  const noteLater =
    (what: string) =>
    async (...told: readonly unknown[]) =>
      note(what)(...told)
  return {
    succeeded: note('succeeded'),
    failed: note('failed'),
    notKnown: note('notKnown'),
    unmatched: note('unmatched'),
    skipped: note('skipped'),
    flush: noteLater('flush'),
    keep: note('keep'),
    takeBack: noteLater('takeBack'),
    close: noteLater('close'),
  }
}

it('several sinks are told the same, each thing one after the other', async () => {
  const noted: unknown[] = []
  const sink = toAll([noting('a', noted), noting('b', noted)])
  const { parts, files } = await filesOf('Name\nA\n', aSpec(), temp)
  const [part, header] = [only(parts), only(files).header]
  if (header === undefined) throw new Error('The file has a header.')
  const row = { name: 'failed', id: '', created: false, error: 'X:no:--', values: ['A'], header } as const
  let record: PartRecord | undefined
  await forEachRecord(part, (one) => {
    record = one
  })
  if (record === undefined) throw new Error('The file has a record.')

  sink.succeeded(record, part, '001', true)
  sink.failed(record, part, { id: '', error: 'X:no:--' })
  sink.notKnown(record, part, 'pending')
  sink.unmatched(row)
  sink.skipped(record, 'in already')
  await sink.flush(true)
  await sink.flush()
  sink.keep()
  await sink.takeBack()
  await sink.close()

  const told = [
    ['succeeded', record, part, '001', true],
    ['failed', record, part, { id: '', error: 'X:no:--' }],
    ['notKnown', record, part, 'pending'],
    ['unmatched', row],
    ['skipped', record, 'in already'],
    ['flush', true],
    ['flush', undefined],
    ['keep'],
    ['takeBack'],
    ['close'],
  ]
  expect(noted).toEqual(told.flatMap((one) => ['a', 'b'].map((name) => [name, ...one])))
})

it.each(['takeBack', 'close'] as const)('one that fails does not keep the others from "%s"', async (what) => {
  const noted: unknown[] = []
  const failing = { ...noting('a', []), [what]: () => Promise.reject(new Error('no')) }
  await expect(toAll([failing, noting('b', noted)])[what]()).rejects.toThrow('no')
  expect(noted).toEqual([['b', what]])
})
