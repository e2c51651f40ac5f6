import { expect } from '@jest/globals'
import type { FailureReason } from '../../src/errors.ts'
import { expectFailed, expectPassed } from './expect-end.ts'
import { recordsOf } from './org-view.ts'
import type { ResultRow } from './result-folder.ts'
import { type Scenario, startScenario } from './scenario.ts'

/** A load that is refused, and what makes it right. */
export interface CuredLoad {
  /** By its name, the file that is wrong. */
  readonly file: readonly [name: string, content: string | Buffer]
  readonly inputs: Readonly<Record<string, string>>
  readonly reason: FailureReason
  /** The words of the message that are followed; those in parentheses of a pattern are what the cure names. */
  readonly says: RegExp
  /** Does what the words say. Returns the content of the file, or of several files, and inputs where those change. */
  readonly follow: (named: string) => Cured
  /** The records of the object afterwards, with these fields only. */
  readonly records: readonly ResultRow[]
}

interface Cured {
  readonly file?: string | Buffer
  readonly more?: Readonly<Record<string, string>>
  readonly inputs?: Readonly<Record<string, string>>
}

/** Runs the built action twice: it refuses the load and sends nothing, and loads all of it once the cure was followed.
 *
 *  @param prepare puts records into the org that the load refers to */
export async function expectCured(load: CuredLoad, prepare: (org: Scenario['org']) => void = () => {}): Promise<void> {
  const [name, content] = load.file
  const { org, load: run, workspace } = await startScenario({ files: { [name]: content } })
  prepare(org)
  const refused = await run({ redact: 'false', ...load.inputs })
  expectFailed(refused, { reason: load.reason, says: [load.says] })
  expect(org.jobs()).toEqual([])

  const cured = load.follow(load.says.exec(refused.outputs.message ?? '')?.[1] ?? '')
  for (const [path, text] of Object.entries({ ...cured.more, ...(cured.file && { [name]: cured.file }) }))
    workspace.write(path, text)
  expectPassed(await run({ ...load.inputs, ...cured.inputs }), { created: load.records.length })
  const [first = {}] = load.records
  expect(recordsOf(org, load.inputs.object ?? '', Object.keys(first))).toEqual(load.records)
}
