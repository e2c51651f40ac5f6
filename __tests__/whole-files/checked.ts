import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readOptions } from '../../src/begin/how-to-read.ts'
import { tellOfFiles } from '../../src/begin/tell.ts'
import { checkAgainstDescribe } from '../../src/commands/check-files.ts'
import { CsvError, LoadError, PreflightError } from '../../src/errors.ts'
import { type ReadFiles, readFiles } from '../../src/files/read-files.ts'
import { COPIES_FOLDER } from '../../src/files/read-options.ts'
import type { ValidateInputs } from '../../src/inputs/validate-inputs.ts'
import type { LocalStep } from '../../src/step.ts'
import { aSpec } from '../support/load-spec.ts'
import { recordingClock } from '../support/recording-clock.ts'
import type { Load } from './clean-load.ts'

/** Something that people are told of files. */
export interface Told {
  readonly path?: string | undefined
  /** From 1. */
  readonly line?: number | undefined
  readonly message: string
}

/** What the check of a load says. */
export interface Checked {
  /** The message of what refuses the load; undefined where nothing does. */
  readonly refusal: string | undefined
  readonly findings: readonly Told[]
  readonly warnings: readonly Told[]
  /** What was read; undefined where the load is refused. */
  readonly read: ReadFiles | undefined
}

/** A file of a load, as bytes. */
export interface FileBytes {
  readonly path: string
  readonly bytes: Buffer
}

/** A folder in memory, where there is one, for files that are gone after the test. */
export function makeFolder(): string {
  return mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'whole-files-'))
}

/** Checks the files of a load as `validate/` does with describe snapshots.
 *
 *  @param folder is used again for the next load */
export async function check(load: Load, files: readonly FileBytes[], folder: string): Promise<Checked> {
  // These are the copies of the load before: they are still needed when its parts are read.
  rmSync(path.join(folder, COPIES_FOLDER), { recursive: true, force: true })
  const warnings: Told[] = []
  const step = stepIn(folder, warnings)
  const inputs = inputsOf(load, folder)
  const places = files.map((file) => ({ path: file.path, absolutePath: path.join(folder, file.path) }))
  for (const [at, { absolutePath }] of places.entries()) writeFileSync(absolutePath, files[at]?.bytes ?? '')
  try {
    const read = await readFiles(places, { ...readOptions(inputs.load, step), showsValues: !load.redact })
    tellOfFiles(read, step.say)
    await checkAgainstDescribe(read, inputs, { step, unchecked: [], describer: load.target.describer })
    return { refusal: undefined, findings: [], warnings, read }
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    return { refusal: error.message, findings: findingsOf(error), warnings, read: undefined }
  }
}

function findingsOf(error: LoadError): readonly Told[] {
  if (error instanceof CsvError)
    return error.findings.map(({ path, line, problem, cure }) => ({ path, line, message: `${problem}. ${cure}` }))
  if (error instanceof PreflightError && error.findings.length > 0) return error.findings
  return [{ message: error.message }]
}

function inputsOf({ target, reading, redact }: Load, folder: string): ValidateInputs {
  const { operation, describe, externalIdField } = target
  const source = { ...reading, duplicateKeys: 'stop' } as const
  return {
    workingDirectory: folder,
    load: aSpec({ operation, object: describe.name, externalIdField, preflight: 'stop', source }),
    results: {
      resultsPath: folder,
      artifacts: 'none',
      artifactName: undefined,
      retentionDays: undefined,
      redact: redact ? 'true' : 'false',
      matrixLeg: 'null',
    },
    schemaPath: folder,
    legBytes: 1_000_000,
  }
}

function stepIn(folder: string, warnings: Told[]): LocalStep {
  const never = new AbortController().signal
  return {
    say: {
      log: () => {},
      notice: () => {},
      moreAbout: () => {},
      warn: (message, at) => void warnings.push({ path: at?.file, line: at?.line, message }),
    },
    clock: recordingClock(),
    stop: {
      cancelled: never,
      dying: never,
      nearEnd: never,
      over: never,
      check: () => {},
      leavesRunning: () => true,
    },
    temp: folder,
    scrub: (text) => text,
  }
}
