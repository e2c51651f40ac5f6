import path from 'node:path'
import { type Inputs, parseInputs } from '../../src/inputs.ts'
import type { Load } from '../plan/load.ts'
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
