import { readOptions } from '../begin/how-to-read.ts'
import { tellOfColumns, tellOfKeys } from '../begin/tell.ts'
import { type ReadFiles, settleKeys } from '../files/read-files.ts'
import type { ValidateInputs } from '../inputs/validate-inputs.ts'
import { type Describer, describeKey } from '../org/describe.ts'
import { countRecords } from '../parts/part.ts'
import { checkWithoutDescribe } from '../preflight/check-without-describe.ts'
import { preflight } from '../preflight/preflight.ts'
import { siftValues } from '../prepare/sift-values.ts'
import type { LocalStep } from '../step.ts'
import type { ClearedField } from '../value-checks/findings.ts'
import { uncheckedParents, uncheckedWithoutSchema } from './unchecked.ts'

/** What the two ways of checking have in common. */
export interface Checking {
  readonly step: LocalStep
  /** Takes sentences about what was not checked. */
  readonly unchecked: string[]
}

/** The files, and the records that a load would leave out. */
export interface Checked extends Pick<ReadFiles, 'files' | 'dropped'> {
  /** Records that the org would refuse, and that a load leaves out. */
  readonly refused: number
  /** Records that the org would refuse, and that a load sends all the same. */
  readonly wouldFail: number
  /** Fields that records clear with `#N/A`. */
  readonly clears: readonly ClearedField[]
}

/** Checks what needs no description of the object. Only describe tells whether keys are the same that are not equal as texts, so
 *  files are not refused for those. */
export async function checkFilesAlone(
  read: ReadFiles,
  { load: spec, results }: ValidateInputs,
  { step, unchecked }: Checking,
): Promise<Checked> {
  const { repeated, ...rest } = read
  const certain = spec.source.duplicateKeys === 'stop' ? rest : read
  const settled = await settleKeys(certain, readOptions(spec, step), async () => undefined)
  tellOfKeys(settled, step.say)
  tellOfColumns({ warnings: checkWithoutDescribe(read, spec), more: 0 }, step.say)
  unchecked.push(uncheckedWithoutSchema(spec, repeated !== undefined))
  return await checkValues(settled, { spec, results, step, describer: undefined })
}

/** Checks keys and headers against the object, as a snapshot describes it. */
export async function checkAgainstDescribe(
  read: ReadFiles,
  { load: spec, results }: ValidateInputs,
  { step, unchecked, describer }: Checking & { readonly describer: Describer },
): Promise<Checked> {
  const settled = await settleKeys(read, readOptions(spec, step), () => describeKey(spec, describer))
  tellOfKeys(settled, step.say)
  const checked = await preflight(settled, { ...spec, redact: results.redact !== 'false' }, describer)
  tellOfColumns(checked, step.say)
  unchecked.push(...(await uncheckedParents(settled.parts, spec, describer)))
  return await checkValues(settled, { spec, results, step, describer })
}

/** What values are checked with. */
interface CheckingValues extends Pick<Checking, 'step'> {
  readonly spec: ValidateInputs['load']
  readonly results: ValidateInputs['results']
  readonly describer: Describer | undefined
}

/** Checks the values of all records. Throws PreflightError where a load would send nothing because of them. */
async function checkValues(read: ReadFiles, { spec, results, step, describer }: CheckingValues): Promise<Checked> {
  const sifting = {
    spec,
    options: readOptions(spec, step),
    describer,
    redact: results.redact !== 'false',
    say: step.say,
  }
  const { read: left, refused, wouldFail, clears } = await siftValues(read, sifting)
  const { files, dropped } = left
  return { files, dropped, refused: countRecords(refused.parts), wouldFail, clears }
}
