import path from 'node:path'
import { type Inputs, parseInputs } from '../../src/inputs.ts'
import { readManifest } from '../../src/manifest/manifest.ts'
import type { Plan } from '../../src/runs/plan.ts'
import { type Load, MANIFEST } from '../plan/load.ts'
import { HOST } from '../world.ts'

/** The inputs of a step as its workflow file gives them. */
export function inputsOf(
  load: Load,
  {
    workspace,
    temp,
    ledgerKey,
  }: { readonly workspace: string; readonly temp: string; readonly ledgerKey: string | undefined },
): Inputs {
  const given: Readonly<Record<string, string>> = {
    ...load.inputs,
    ...(load.set === undefined ? {} : { manifest: MANIFEST }),
    'working-directory': load.place.folder,
    'client-id': 'simulated-app',
    'client-secret': 'simulated-secret',
    'login-url': `https://${HOST}`,
    ...(load.inputs.ledger === 'file' ? { ledger: path.join(temp, 'shared.ledger') } : {}),
    ...(ledgerKey === undefined ? {} : { 'ledger-key': ledgerKey }),
  }
  const environment = {
    workspace,
    runnerTemp: temp,
    stepId: load.place.step,
    variables: Object.keys(given).map((name) => `INPUT_${name.toUpperCase()}`),
  }
  return parseInputs((name) => given[name] ?? '', environment).inputs
}

/** The loads of a step. */
export function planOf({ set }: Load, { load, manifest }: Inputs): Plan {
  if (set !== undefined && manifest !== undefined) return readManifest(set.manifest, manifest)
  return { loads: load === undefined ? [] : [load], checks: [] }
}
