import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { LoadSpec } from '../../src/inputs/load-spec.ts'
import { identityOf } from '../../src/ledger/identity.ts'
import type { ReadyLoad } from '../../src/load/ready-load.ts'
import { type CsvFiles, filesOf } from './parts-of.ts'

const PLACE = { workflow: 'Seed', job: 'load', step: 'load', workingDirectory: '', files: ['*.csv'], matrixLeg: 'null' }

/** A load of CSV files whose header nobody has looked at; its results go to a new folder below `temp`. */
export async function readyLoad(csv: CsvFiles, spec: LoadSpec, temp: string): Promise<ReadyLoad> {
  const { object, operation, externalIdField = null } = spec
  const { parts, files, dropped, refused } = await filesOf(csv, spec, temp)
  const nothingKnown = { typeOf: () => undefined, fieldOf: () => undefined, isName: () => false }
  return {
    spec,
    identity: identityOf(PLACE, { ledgerKey: null, object, operation, externalIdField, orgId: '00D000000000001EAA' }),
    checked: { parts, named: (parts) => parts, warnings: [], more: 0, ...nothingKnown },
    files,
    dropped,
    refused: { parts: refused, errorOf: () => '' },
    clears: [],
    redact: false,
    resultsPath: mkdtempSync(join(temp, 'results-')),
  }
}
