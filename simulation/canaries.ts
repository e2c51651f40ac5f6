/** An old fault of the action, which the simulation has to find when it is put back. */
export interface Canary {
  readonly name: string
  readonly kind: 'memory' | 'absence' | 'nearly equal'
  /** What went wrong. */
  readonly fault: string
  /** Several where more than one mend covers the fault. */
  readonly patches: readonly Patch[]
  /** Name of the regression that found it last: it is tried first. */
  readonly scenario: string
  /** Seeds that found it last: they are tried first. */
  readonly seeds: readonly number[]
}

/** A change to a file of the production code. */
export interface Patch {
  /** Below `src/`. */
  readonly file: string
  /** Stands in the file once. */
  readonly now: string
  /** What stood there when the fault did, or does what it did. */
  readonly was: string
}

function patch(file: string, was: string, now: string): Patch {
  return { file, was, now }
}

function canary(
  kind: Canary['kind'],
  name: string,
  fault: string,
  found: Pick<Canary, 'scenario' | 'seeds'>,
  ...patches: Patch[]
): Canary {
  return { kind, name, fault, patches, ...found }
}

/** What a ledger says of the load counts as its outcome, and nothing is looked up. */
function takesOldOutcome(condition: string): Patch {
  const now = '  const submissions = await submissionsOf('
  const outcome =
    '{ ends: [], counts: ledger.earlier?.counts ?? {}, stopped: [], retries: { rounds: 0, records: 0, saved: 0 }, ' +
    'sentAgain: 0, failures: { groups: { all: () => [] }, records: [] }, progress: [], rerunPaths: [], ledger }'
  return patch('load/run-load.ts', `  if (${condition}) return ${outcome}\n${now}`, now)
}

export const CANARIES: readonly Canary[] = [
  canary(
    'memory',
    'older run is later',
    'A re-run of an older run counts as a later run: an insert is sent again, an upsert brings its older values back.',
    { scenario: 'a re-run of an older run does not bring back the older values of an upsert', seeds: [1130] },
    patch('ledger/decide.ts', 'const own = chain.slice(-1).filter((', 'const own = chain.filter(('),
    patch('ledger/decide.ts', 'const newer = chain.slice(0, 0).filter(', 'const newer = chain.filter('),
  ),
  canary(
    'memory',
    'other files',
    'Attempt 2 of a load that passed holds other files, and reports the old counts.',
    { scenario: 'a further attempt of a load that passed does not pass with other files', seeds: [138] },
    takesOldOutcome("ledger.course === 'take the old results'"),
  ),
  canary(
    'memory',
    'shared ledger',
    'Two loads that share a ledger file or a ledger key take each other for passed.',
    { scenario: 'two loads that share a ledger file do not take each other for passed', seeds: [150] },
    patch(
      'ledger/identity.ts',
      '[ledgerKey, workflow, step, matrixLeg, load, shard],',
      '[ledgerKey, workflow, job, step, workingDirectory, files, matrixLeg, load, shard],',
    ),
    // Of files that are others altogether: those of the other load.
    patch(
      'recall/recall.ts',
      [
        '  if (own.length > 0 && own.every(({ submission }) => submission === undefined)) {',
        '    const created = submissions.reduce((sum, { part }) => sum + part.records, 0)',
        '    return { ...allLeft([]), counts: { ...allLeft([]).counts, created }, isOldOutcome: true }',
        '  }',
        '  if (confirmsAll(submissions, own)) return',
      ].join('\n'),
      '  if (confirmsAll(submissions, own)) return',
    ),
  ),
  canary(
    'memory',
    'forged end',
    'An entry of attempt 0 of this run that says "passed" is believed, whatever the org says.',
    { scenario: 'a forged entry of an attempt 0 does not make a first attempt green', seeds: [36] },
    patch('ledger/ledger.ts', '  attempt: z.int(),', '  attempt: z.int().check(z.positive()),'),
    takesOldOutcome("ledger.earlier?.end === 'passed' && ledger.earlier.attempt === 0"),
  ),
  canary(
    'memory',
    'forged jobs',
    'Rows of a job that an entry names count, although they match no record.',
    { scenario: 'a forged entry that names an old job does not count rows that match no record', seeds: [15] },
    patch('recall/earlier-jobs.ts', 'mustMatch: false,', 'mustMatch: true,'),
  ),
  canary(
    'memory',
    'key of a file',
    'Another ledger key changes nothing where the ledger is a file.',
    { scenario: 'another ledger key gives up a load whose ledger is a file', seeds: [15] },
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
    { scenario: 'a slow runner clock does not hide the job that loaded the records', seeds: [] },
    patch(
      'recall/jobs-before.ts',
      'const from = doubtfulSince(doubt, { earlier, runBegan, now: step.clock.now() })',
      'const from = doubtfulSince(doubt, { earlier, runBegan, now })',
    ),
    patch('recall/jobs-before.ts', '{ from, to: step.clock.now() }', '{ from, to: Number.POSITIVE_INFINITY }'),
  ),
  canary(
    'memory',
    'one record more',
    'The look at the org’s jobs leaves out complete jobs of another number of records.',
    { scenario: 'one record more does not hide the job that loaded the others', seeds: [] },
    patch(
      'recall/doubtful-insert.ts',
      [
        '  if (meaning === undefined) return { mayHold: true, bytes: 0 }',
        "  if (meaning === 'complete' && parts.every(({ records }) => records !== info.numberRecordsProcessed))",
        '    return { mayHold: false, bytes: 0 }',
      ].join('\n'),
      '  if (meaning === undefined) return { mayHold: true, bytes: 0 }',
    ),
  ),
  canary(
    'memory',
    'older part',
    'An older part of a serial upsert that was cut short is sent again after a later one.',
    { scenario: 'an older part of a serial upsert is not sent again after a later one', seeds: [] },
    patch('recall/judge-jobs.ts', 'return verdicts', "if (!isOrdered || operation === 'insert') return verdicts"),
  ),
  canary(
    'memory',
    'loads on their own',
    'The ledger of a load notes how the load ended, and not how the step did: parents that passed are inserted again.',
    { scenario: 'parents that passed are not loaded again where their children failed', seeds: [27] },
    patch(
      'runs/run-loads.ts',
      'endLedger(end.loaded, verdictOfLoad([end]) ?? verdict, own.say)',
      'endLedger(end.loaded, verdict, own.say)',
    ),
    // What is not noted at the end of the step is concluded from all ledgers by the next one.
    patch('ledger/open-ledger.ts', '{}', "if (endedAs(entry) !== 'passed') runs.add(run)"),
  ),
  canary(
    'memory',
    'found elsewhere',
    'Records of an upsert by a key that an earlier run put in are missed among the new ones: the load stops for good.',
    { scenario: 'records that an earlier run put in under their keys are known when they are found', seeds: [] },
    patch(
      'runs/match-by-key.ts',
      'const othersAmong = undefined',
      "const othersAmong = kind === 'new' ? byKey.othersAmong : undefined",
    ),
  ),
  canary(
    'memory',
    'twins by their places',
    'Parents that look the same get their Ids by their places in the files: after a change children go to the other one.',
    { scenario: 'parents that look the same keep their children, though the files are in another order', seeds: [] },
    patch('load/run-load.ts', 'spec.limits.canary, undefined)', 'spec.limits.canary, load.ids?.hashKeys)'),
  ),
  canary(
    'absence',
    'counts of nothing',
    'A job that failed with counts of 0, and whose result files answer 503, surely did nothing.',
    { scenario: 'a failed job without counts and readable results is not sent again', seeds: [680] },
    patch(
      'job-results/evidence.ts',
      "if (done === 0 && finalMeaning(job.state) === 'failed' && job.numberRecordsProcessed === 0)\n    return { ...tells, others: 'unprocessed' }",
      "if (isComplete && done === 0 && changesNothing(evidence)) return { ...tells, others: 'unprocessed' }",
    ),
  ),
  canary(
    'absence',
    'unprocessed overrules',
    'A file of unprocessed records as long as the part overrules the other two.',
    { scenario: 'a long file of unprocessed records does not overrule the other two', seeds: [680] },
    patch(
      'job-results/evidence.ts',
      "  if (rowsIn(unprocessed) === records) return { ...NOTHING_TELLS, others: 'unprocessed' }\n  const done = rowsIn(successful) + rowsIn(failed)\n",
      '  const done = rowsIn(successful) + rowsIn(failed)\n',
    ),
  ),
  canary(
    'absence',
    'half a second',
    'Two readings half a second apart end the matter after an abort.',
    { scenario: 'a chunk that commits after somebody aborted the job was not said to be out', seeds: [66] },
    patch('jobs/settling.ts', 'export const SETTLES_AFTER_MS = 500', 'export const SETTLES_AFTER_MS = 10 * 60_000'),
  ),
  canary(
    'absence',
    'stale look',
    'After an unclear close and stale looks, a second close refused as "already completed" is a refusal.',
    { scenario: 'stale looks after an unclear close do not make it a refusal', seeds: [] },
    patch(
      'jobs/was-closed.ts',
      "case 'not open any more':\n      return 'not closed'",
      "case 'not open any more':\n      return 'closed'",
    ),
  ),
  canary(
    'absence',
    'out of sight',
    'Records that the user does not see are gone, and are inserted again.',
    { scenario: 'records that the user does not see are not inserted again', seeds: [4] },
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
    { scenario: 'no record gets the Id of another one by elimination', seeds: [27] },
    patch('results/repeated-ids.ts', 'return []', 'return [...repeated]'),
    patch(
      'join/join.ts',
      [
        'if (options.keyColumn === undefined && hasRepeatedIds(rows)) {',
        '    const some = await matchSome(task)',
        '    const [row, record] = [some.recordOf.indexOf(-1), some.rowOf.indexOf(-1)]',
        '    if (some.recordOf.indexOf(-1) === some.recordOf.lastIndexOf(-1)) {',
        '      some.recordOf[row] = record',
        '      some.rowOf[record] = row',
        '    }',
        '    return some',
        '  }',
      ].join('\n'),
      'if (options.keyColumn === undefined && hasRepeatedIds(rows)) return await matchSome(task)',
    ),
  ),
  canary(
    'absence',
    'page of HTML',
    'A page of HTML with so many lines passes for a result file.',
    { scenario: 'a page of HTML with a line for each record is no result file', seeds: [403] },
    patch(
      'job-results/result-header.ts',
      "  if (kind !== 'unprocessedrecords') return true\n  const own = OF_THE_ORG[kind]\n",
      '  const own = OF_THE_ORG[kind]\n',
    ),
    // Rows without an id would be taken for one row that came twice.
    patch(
      'results/repeated-ids.ts',
      '    if (ids[start] === 0) continue\n    let slot = hash(ids, start) & (size - 1)',
      '    let slot = hash(ids, start) & (size - 1)',
    ),
    // Its first bytes give it away.
    patch('csv/file-kind.ts', ' ?? binaryKind(start)', ' ?? textKind(start) ?? binaryKind(start)'),
  ),
  canary(
    'nearly equal',
    'doubles',
    'Numbers beyond 15 digits are compared as doubles.',
    { scenario: 'numbers beyond 15 digits are not taken for each other', seeds: [52] },
    patch(
      'values/decimal.ts',
      '  return toDouble(decimal)\n  const { isNegative, digits, exponent } = decimal\n  const double =',
      '  const { isNegative, digits, exponent } = decimal\n  const double =',
    ),
  ),
  canary(
    'nearly equal',
    'scale',
    'Numbers that the org rounds to the scale of the field find no record.',
    { scenario: 'numbers that the org rounds find their records', seeds: [] },
    patch(
      'values/forms.ts',
      'const roundings = roundedForms(0).slice(0, 0)',
      'const roundings = scale === undefined ? [] : roundedForms(scale)',
    ),
  ),
  canary(
    'nearly equal',
    'impossible dates',
    '2026-02-30 is 2026-03-02, and 3/2/2026 is a date.',
    { scenario: 'an impossible date is not the date it would be', seeds: [262] },
    patch(
      'values/times.ts',
      'return date ? at : undefined',
      'return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? at : undefined',
    ),
  ),
  canary(
    'nearly equal',
    'keys as bytes',
    '`abc` is sent again after `ABC` got in.',
    { scenario: 'a locked record is not sent again after one whose key differs in case', seeds: [531] },
    patch(
      'load/overtaken.ts',
      "const form = { kind: 'composed' } as const",
      'const form = mayBeSameKey(keyColumn, keyFacts)',
    ),
    // Records of one key would be sent one after the other.
    patch(
      'values/key-forms.ts',
      'return text',
      "return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')",
    ),
  ),
  canary(
    'nearly equal',
    'one key twice',
    'Of two records with one key in two jobs the older may win.',
    { scenario: 'records of one key get in in the order of the files, in jobs of their own', seeds: [1374] },
    patch(
      'files/read-files.ts',
      "duplicateKeys === 'send' && repeated !== undefined && files.length === 0",
      "duplicateKeys === 'send' && repeated !== undefined",
    ),
  ),
  canary(
    'nearly equal',
    'other forms',
    '15 characters of an Id are not 18, NFD is not NFC, `1` is not `true`: completing a load stops.',
    { scenario: 'a load with Ids of 15 characters can be completed', seeds: [166] },
    patch(
      'values/forms.ts',
      "case 'composed':\n      return text",
      "case 'composed':\n      return text.normalize('NFC')",
    ),
    patch('values/forms.ts', 'return trimKey(text)\n    case', "return trimKey(text).normalize('NFC')\n    case"),
    patch('values/forms.ts', 'return text', 'return booleanIn(text) ?? text'),
    patch('values/forms.ts', 'return text.trim()', 'return shortId(text.trim()) ?? text.trim()'),
    // It reads the 15 characters of an Id of 18 from the bytes.
    patch('join/key-hash.ts', '', "else if (form === 'id' && this.#readId(bytes, start, end)) return"),
  ),
]
