/** An old fault of the action, which the simulation has to find when it is put back. */
export interface Canary {
  readonly name: string
  readonly kind: 'memory' | 'absence' | 'nearly equal'
  /** What went wrong. */
  readonly fault: string
  /** None: the fault cannot be put back yet. */
  readonly patches: readonly Patch[]
  /** Seeds that found it last: they are tried first. */
  readonly seeds: readonly number[]
}

/** A change to a file of the production code. */
export interface Patch {
  /** Below `src/`. */
  readonly file: string
  /** Stands in the file once; undefined for a fault that is still there. */
  readonly now: string | undefined
  /** What stood there when the fault did, or does what it did. */
  readonly was: string
}

function patch(file: string, was: string, now?: string): Patch {
  return { file, was, now }
}

function canary(
  kind: Canary['kind'],
  name: string,
  fault: string,
  seeds: readonly number[],
  ...patches: Patch[]
): Canary {
  return { kind, name, fault, patches, seeds }
}

export const CANARIES: readonly Canary[] = [
  canary(
    'memory',
    'older run is later',
    'A re-run of an older run counts as a later run: an insert is sent again, an upsert brings its older values back.',
    [82, 1091, 3137],
    patch('ledger/decide.ts', 'const own = chain.slice(-1).filter((', 'const own = chain.filter(('),
    patch('ledger/decide.ts', 'const newer = chain.slice(0, 0).filter(', 'const newer = chain.filter('),
  ),
  canary(
    'memory',
    'other files',
    'Attempt 2 of a load that passed holds other files, and reports the old counts.',
    [138, 1006, 1451],
    patch('load/send-load.ts', "if (ledger.course === 'report the old outcome') return oldOutcome(ledger, failures)"),
  ),
  canary(
    'memory',
    'shared ledger',
    'Two loads that share a ledger file or a ledger key take each other for passed.',
    [150, 193],
    patch('ledger/identity.ts', '[ledgerKey, workflow, step, matrixLeg, load, shard],'),
  ),
  canary(
    'memory',
    'forged end',
    'An entry of attempt 0 of this run that says "passed" is believed, whatever the org says.',
    [50, 57, 1018],
    patch('ledger/decide.ts', "if (end === 'passed') return 'passed'"),
  ),
  canary(
    'memory',
    'forged jobs',
    'Rows of a job that an entry names count, although they match no record.',
    [],
    patch('results/collect.ts', 'const unmatched = countUnmatched(matches)'),
  ),
  canary(
    'memory',
    'key of a file',
    'Another ledger key changes nothing where the ledger is a file.',
    [136, 1391, 3064],
    patch(
      'ledger/identity.ts',
      '[workflow, job, step, workingDirectory, files, matrixLeg, load, shard],',
      '[ledgerKey, workflow, job, step, workingDirectory, files, matrixLeg, load, shard],',
    ),
    patch('ledger/identity.ts', 'const where = places', 'const where = load.ledgerKey === null ? places : unnamed'),
  ),
  canary(
    'memory',
    'runner clock',
    'The look at the org’s jobs goes by the clock of the runner, and has an upper bound.',
    [],
    patch('load/look-at-jobs.ts', '{ from, to: edge.clock.now() }'),
  ),
  canary(
    'memory',
    'one record more',
    'The look at the org’s jobs leaves out complete jobs of another number of records.',
    [],
    patch('load/unknown-jobs.ts', "if (meaning === 'complete' ? sizes.has(processed) : processed > 0) return true"),
  ),
  canary(
    'memory',
    'older part',
    'An older part of a serial upsert that was cut short is sent again after a later one.',
    [],
    patch('load/recall.ts', "if (!isOrdered || operation !== 'insert') return jobs"),
  ),
  canary(
    'absence',
    'counts of nothing',
    'A job that failed with counts of 0, and whose result files answer 503, surely did nothing.',
    [],
    patch(
      'results/evidence.ts',
      "if (done === 0 && finalMeaning(job.state) === 'failed' && job.numberRecordsProcessed === 0)\n    return { ...tells, others: 'unprocessed' }",
      "if (isComplete && done === 0 && changesNothing(evidence)) return { ...tells, others: 'unprocessed' }",
    ),
  ),
  canary(
    'absence',
    'unprocessed overrules',
    'A file of unprocessed records as long as the part overrules the other two.',
    [3163],
    patch(
      'results/evidence.ts',
      "  if (rowsIn(unprocessed) === records) return { ...NOTHING_TELLS, others: 'unprocessed' }\n  const done = rowsIn(successful) + rowsIn(failed)\n",
      '  const done = rowsIn(successful) + rowsIn(failed)\n',
    ),
  ),
  canary(
    'absence',
    'half a second',
    'Two readings half a second apart end the matter after an abort.',
    [1596],
    patch('results/settling.ts', 'export const SETTLES_AFTER_MS = 500', 'export const SETTLES_AFTER_MS = 10 * 60_000'),
  ),
  canary(
    'absence',
    'stale look',
    'After an unclear close and stale looks, a second close refused as "already completed" is a refusal.',
    [],
    patch(
      'load/was-closed.ts',
      "case 'not open any more':\n      return 'not closed'",
      "case 'not open any more':\n      return 'closed'",
    ),
  ),
  canary(
    'absence',
    'out of sight',
    'Records that the user does not see are gone, and are inserted again.',
    [4, 3308, 3192],
    patch(
      'org/find-gone.ts',
      '        wanted.delete(short(Id))\n        if (IsDeleted === true) gone.add(id)\n      }\n      for (const id of wanted.values()) gone.add(id)',
      '        if (IsDeleted === true && !MasterRecordId) gone.add(id)\n      }',
    ),
  ),
  canary(
    'absence',
    'last one left',
    'The last record without a row takes the Id of the row that is there twice.',
    [27, 62],
    patch('results/repeated-ids.ts', 'return []'),
  ),
  canary(
    'absence',
    'page of HTML',
    'A page of HTML with so many lines passes for a result file.',
    [16],
    patch(
      'results/result-header.ts',
      "  if (kind !== 'unprocessedrecords') return true\n  const own = OF_THE_ORG[kind]\n",
    ),
  ),
  canary(
    'nearly equal',
    'doubles',
    'Numbers beyond 15 digits are compared as doubles.',
    [],
    patch(
      'join/decimal.ts',
      '  return toDouble(decimal)\n  const { isNegative, digits, exponent } = decimal\n  const double =',
      '  const { isNegative, digits, exponent } = decimal\n  const double =',
    ),
  ),
  canary(
    'nearly equal',
    'scale',
    'Numbers that the org rounds to the scale of the field find no record.',
    [303],
    patch(
      'join/forms.ts',
      'const roundings = roundedForms(0).slice(0, 0)',
      'const roundings = scale === undefined ? [] : roundedForms(scale)',
    ),
  ),
  canary(
    'nearly equal',
    'impossible dates',
    '2026-02-30 is 2026-03-02, and 3/2/2026 is a date.',
    [60, 3367, 3296],
    patch(
      'join/times.ts',
      'return date ? at : undefined',
      'return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? at : undefined',
    ),
  ),
  canary(
    'nearly equal',
    'keys as bytes',
    '`abc` is sent again after `ABC` got in.',
    [],
    patch('load/overtaken.ts', "const form = { kind: 'text' } as const"),
  ),
  canary(
    'nearly equal',
    'one key twice',
    'Of two records with one key in two jobs the older may win.',
    [1591],
    patch(
      'load/read-files.ts',
      "duplicateKeys === 'send' && repeated !== undefined && files.length === 0",
      "duplicateKeys === 'send' && repeated !== undefined",
    ),
  ),
  canary(
    'nearly equal',
    'other forms',
    '15 characters of an Id are not 18, NFD is not NFC, `1` is not `true`: completing a load stops.',
    [3016],
    patch('join/forms.ts', 'return text'),
    patch('join/forms.ts', 'return text.trim()'),
  ),
]

/** Whether all of it can be put back. */
export function isReady({ patches }: Canary): boolean {
  return patches.every(({ now }) => now !== undefined)
}
