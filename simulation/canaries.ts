/** An old fault of the action, which the simulation has to find when it is put back. */
export interface Canary {
  readonly name: string
  readonly kind: 'memory' | 'absence' | 'nearly equal'
  /** What went wrong. */
  readonly fault: string
  /** Text of a file below `src/`, and what stood there when the fault did. None: it cannot be put back yet. */
  readonly patches: readonly { readonly file: string; readonly now: string; readonly was: string }[]
  /** Seeds that found it last: they are tried first. */
  readonly seeds: readonly number[]
}

function canary(kind: Canary['kind'], name: string, fault: string, rest: Partial<Canary> = {}): Canary {
  return { kind, name, fault, patches: [], seeds: [], ...rest }
}

export const CANARIES: readonly Canary[] = [
  canary(
    'memory',
    'older run is later',
    'A re-run of an older run counts as a later run, and everything is sent again.',
    {
      seeds: [3137, 1091],
    },
  ),
  canary(
    'memory',
    'old values',
    'A re-run of an older run of an upsert puts its values back over those of a newer run.',
  ),
  canary('memory', 'other files', 'Attempt 2 of a load that passed holds other files, and reports the old counts.', {
    seeds: [1006, 1451, 3109],
  }),
  canary('memory', 'shared ledger', 'Two loads that share a ledger file or key take each other for passed.'),
  canary('memory', 'forged end', 'An entry of attempt 0 of this run that says "passed" is believed.', {
    seeds: [19, 50],
  }),
  canary('memory', 'forged jobs', 'Rows of a job that an entry names count, although they match no record.'),
  canary('memory', 'key of a file', 'Another `ledger-key` changes nothing where the ledger is a file.', {
    seeds: [1391, 3064, 3134],
  }),
  canary('memory', 'runner clock', 'The look at the org’s jobs goes by the clock of the runner.'),
  canary('memory', 'one record more', 'The look at the org’s jobs leaves out jobs of another number of records.'),
  canary('memory', 'older part', 'An older part of a serial upsert is sent again after a later one.'),
  canary(
    'absence',
    'counts of nothing',
    'A failed job with counts of 0 and results that answer 503 surely did nothing.',
  ),
  canary(
    'absence',
    'unprocessed overrules',
    'A file of unprocessed records as long as the part overrules the other two.',
    {
      seeds: [3163],
    },
  ),
  canary('absence', 'half a second', 'Half a second after an abort, what has no row will not get in.', {
    seeds: [1596],
  }),
  canary('absence', 'stale look', 'A stale look after an unclear close makes "already completed" a refusal.'),
  canary('absence', 'out of sight', 'Records that the user does not see are gone, and are inserted again.', {
    seeds: [3308, 3192],
  }),
  canary('absence', 'last one left', 'The last record without a row takes the Id of the row without a record.'),
  canary('absence', 'page of HTML', 'A page of HTML with so many lines is a result file.', { seeds: [16] }),
  canary('nearly equal', 'doubles', 'Numbers beyond 15 digits are compared as doubles.'),
  canary('nearly equal', 'scale', 'Numbers that the org rounds are compared as they were sent.'),
  canary('nearly equal', 'impossible dates', '2026-02-30 is 2026-03-02, and 3/2/2026 a date.', {
    seeds: [60, 3367, 3296],
  }),
  canary('nearly equal', 'other booleans', '`1` is not `true`.', { seeds: [3016] }),
  canary('nearly equal', 'keys as bytes', '`abc` is sent again after `ABC` got in.'),
  canary('nearly equal', 'one key twice', 'Of two records with one key the older wins.', { seeds: [1591] }),
  canary('nearly equal', 'other forms', '15 characters of an Id are not 18, and NFD is not NFC.'),
]
