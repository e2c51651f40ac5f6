import type { CheckRun } from './sample.ts'

const load = (settings: string) => `version: 1\nloads:\n  - name: accounts\n    object: Account\n${settings}`

/** Runs of checks that only a manifest asks for. */
export const MANIFEST_RUNS: readonly CheckRun[] = [
  {
    about: 'columns that a manifest names',
    inputs: {},
    files: { 'column-map': 'Compny,Phone\nAcme,030 1234\n' },
    manifest: load('    operation: insert\n    files: column-map.csv\n    columns: { Company: Name }\n'),
    needsOrg: true,
  },
  {
    about: 'values that become Ids',
    inputs: {},
    files: { 'no-id': 'Name,Owner\nAcme,nobody@example.com\n' },
    manifest: load(
      '    operation: insert\n    files: no-id.csv\n    columns: { Owner: { to: OwnerId, lookup: User, by: Username } }\n',
    ),
    needsOrg: true,
  },
]
