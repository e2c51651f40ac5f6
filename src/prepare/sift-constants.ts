import { tellOfWarnings } from '../begin/tell.ts'
import { PreflightError } from '../errors.ts'
import { placed } from '../files/file-warnings.ts'
import { describeIfPossible } from '../org/describe.ts'
import { checkConstants } from '../value-checks/constant-check.ts'
import { readPrefixes } from '../value-checks/prefixes.ts'
import type { Sifting } from './sift-values.ts'

/**
 * Looks once at the values that a manifest gives fields in every record, unless `preflight` is `off`. Throws PreflightError where the org
 * would refuse one, which would fail every record; with `preflight: warn`, warns of it.
 */
export async function siftConstants({ spec, describer, redact, say }: Omit<Sifting, 'options'>): Promise<void> {
  const { manifest, operation, externalIdField, object, preflight, name } = spec
  if (manifest === undefined || manifest.columns.constants.size === 0 || preflight === 'off') return
  const { path, columns, constantLines } = manifest
  const describe = describer && (await describeIfPossible(object, describer))
  const prefixes = describer && describe && (await readPrefixes([[...columns.constants.keys()]], describe, describer))
  const load = { operation, externalIdField, ...(prefixes && { prefixes }) }
  const findings = checkConstants(columns.constants, describe, load, !redact).map(({ field, check, message }) => {
    const line = constantLines?.get(field) ?? 1
    return { path, line, check, message: `\`constants\` of the load \`${name}\`: ${message}` }
  })
  if (findings.length === 0) return
  if (preflight === 'warn') {
    tellOfWarnings(
      findings.map(({ check, line, message }) => ({ check, ...placed(path, line, message) })),
      say,
    )
    return
  }
  const lines = findings.map(({ line, message }) => `${path} line ${line}: ${message}`)
  const end =
    'The org would refuse every record of the load. Nothing was sent. (With `preflight: warn`, the files are sent anyway.)'
  throw new PreflightError([...lines, end].join('\n'), {
    about: 'Value',
    findings,
    found: findings.length,
    checks: findings.map(({ check }) => check),
  })
}
