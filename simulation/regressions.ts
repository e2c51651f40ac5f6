import type { Choices } from './tape.ts'

interface Regression {
  /** What must not happen any more. */
  readonly name: string
  readonly seed: number
  readonly choices: Choices
}

/** Shrunk scenarios of the simulation, as it prints them. */
export const REGRESSIONS: readonly Regression[] = [
  {
    name: 'a step with a manifest that was cancelled before its first load does not pass',
    seed: 176,
    choices: {
      'the step has': 'a manifest',
      runs: '4',
      'job 1 looks': 'lag by 1 minute',
      'job 2 queue': '3 minutes',
      'run 1 look#17 stop': 'cancelled before it arrives',
      'run 2 cache read#2 stop': 'cancelled before it arrives',
    },
  },
  {
    name: 'parents that look the same keep their children, though the files are in another order',
    seed: 2,
    choices: {
      'the step has': 'a manifest',
      'set parent records': '2',
      'set parent 2 is': 'the twin of the one before',
      'set extras': 'are inserted',
      'set on-failure': 'continue',
      runs: '2',
      'run 1 create#3 stop': 'killed before it arrives',
      'before run 2 somebody with the set': 'reverses the order',
    },
  },
  {
    name: 'children that passed are not loaded again where the end of their parents was not saved',
    seed: 3322,
    choices: {
      'the step has': 'a manifest',
      'set child records': '2',
      runs: '4',
      'run 1 upload#1 stop': 'cancelled before it arrives',
      'job 3 row 1': 'refused',
      'run 3 cache save#2': 'denied',
    },
  },
  {
    name: 'children are not said to have failed where nobody knows of their parents',
    seed: 1300,
    choices: {
      'the step has': 'a manifest',
      'set parent records': '3',
      'set parent 2 is refused': 'yes',
      'set on-failure': 'continue',
      runs: '4',
      'before run 2 somebody with the set': 'changes a parent',
    },
  },
  {
    name: 'parents that passed are not loaded again where their children failed',
    seed: 1,
    choices: {
      'the step has': 'a manifest',
      'set child records': '2',
      'set child 1 is refused': 'yes',
      runs: '2',
    },
  },
  {
    name: 'records that an earlier run put in under their keys are known when they are found',
    seed: 1,
    choices: {
      'the step has': 'a manifest',
      'set extras': 'are upserted by their names',
      'set extra records': '3',
      'set extra 1 is refused': 'yes',
      runs: '2',
    },
  },
  {
    name: 'a re-run of a run that passed does not insert after a newer run',
    seed: 1,
    choices: { runs: '3', '3 is': 'a re-run of the oldest' },
  },
  {
    name: 'a re-run of a run that failed does not insert what a newer run loaded',
    seed: 1,
    choices: {
      'east records': '2',
      'east 2 is refused': 'yes',
      runs: '3',
      'before run 2 somebody': 'fixes what was refused',
      '3 is': 'a re-run of the oldest',
    },
  },
  {
    name: 'a re-run of an older run does not bring back the older values of an upsert',
    seed: 1,
    choices: {
      'east operation': 'upsert',
      runs: '3',
      'before run 2 somebody': 'changes all records',
      '3 is': 'a re-run of the oldest',
    },
  },
  {
    name: 'a re-run of an upsert that failed does not bring back its older values',
    seed: 1,
    choices: {
      'east operation': 'upsert',
      'east records': '2',
      'east 2 is refused': 'yes',
      runs: '3',
      'before run 2 somebody': 'changes all records',
      '3 is': 'a re-run of the oldest',
    },
  },
  {
    name: 'a further attempt of a load that passed does not pass with other files',
    seed: 1006,
    choices: {
      runs: '2',
      'before run 2 somebody': 'adds a record',
      '2 is': 'a re-run of the newest',
      'run 1.2 fetches the files': 'anew',
    },
  },
  {
    name: 'two loads that share a ledger file do not take each other for passed',
    seed: 1,
    choices: {
      'another load': 'west',
      'both share': 'the ledger file',
      runs: '2',
      '2 is of the other load': 'yes',
      '2 is in the run of the other load': 'in the next attempt',
    },
  },
  {
    name: 'two loads that share a ledger key do not take each other for passed',
    seed: 1,
    choices: {
      'another load': 'west',
      'both share': 'the ledger key',
      runs: '2',
      '2 is of the other load': 'yes',
      '2 is in the run of the other load': 'in the next attempt',
    },
  },
  {
    name: 'a forged entry of an earlier attempt does not make a first attempt green',
    seed: 19,
    choices: { runs: '2', 'before run 2 somebody forges an entry that': 'passed in this run' },
  },
  {
    name: 'a forged entry of an attempt 0 does not make a first attempt green',
    seed: 1,
    choices: {
      runs: '2',
      'before run 2 somebody': 'puts in other records',
      'before run 2 somebody forges an entry that': 'passed in an attempt 0 of this run',
    },
  },
  {
    name: 'a forged entry that names an old job does not count rows that match no record',
    seed: 1,
    choices: {
      'east records': '2',
      runs: '2',
      'before run 2 somebody': 'puts in other records',
      'before run 2 somebody forges an entry that': 'names an older job for these files',
    },
  },
  {
    name: 'another ledger key gives up a load whose ledger is a file',
    seed: 1391,
    choices: {
      'east records': '4',
      'east ledger': 'file',
      'east 2 is refused': 'yes',
      runs: '2',
      'before run 2 somebody': 'changes a record',
    },
  },
  {
    name: 'a slow runner clock does not hide the job that loaded the records',
    seed: 1,
    choices: {
      runs: '2',
      'before run 2 the cache': 'is empty',
      '2 is': 'a re-run of the newest',
      'run 1.2 clock': '10 minutes slow',
    },
  },
  {
    name: 'one record more does not hide the job that loaded the others',
    seed: 1,
    choices: {
      runs: '2',
      'before run 2 somebody': 'adds a record',
      'before run 2 the cache': 'is empty',
      '2 is': 'a re-run of the newest',
      'run 1.2 fetches the files': 'anew',
    },
  },
  {
    name: 'an older part of a serial upsert is not sent again after a later one',
    seed: 1,
    choices: {
      'east operation': 'upsert',
      'east concurrency': 'serial',
      'east records': '5',
      'east job-records': '3',
      'east duplicate-keys': 'send',
      'east 4 key': 'that of the first',
      runs: '2',
      'before run 2 somebody': 'changes a record',
      'run 1 cache save#4 stop': 'killed before it arrives',
    },
  },
  {
    name: 'a failed job without counts and readable results is not sent again',
    seed: 1,
    choices: {
      'east records': '3',
      'job 1 after 2 records': 'too many locks',
      'job 1 counts': 'stay at 0',
      'job 1 successfulResults': 'no answer but 503',
      'job 1 failedResults': 'no answer but 503',
    },
  },
  {
    name: 'a long file of unprocessed records does not overrule the other two',
    seed: 3163,
    choices: {
      'east records': '7',
      'job 1 after 2 records': 'too many locks',
      'job 1 unprocessedrecords': 'all rows, whatever went in',
    },
  },
  {
    name: 'what commits after an abort was not said to be out',
    seed: 1,
    choices: {
      'east records': '5',
      runs: '2',
      'job 1 late chunk': '20 s',
      'run 1 look#1 stop': 'cancelled after it arrived',
    },
  },
  {
    name: 'stale looks after an unclear close do not make it a refusal',
    seed: 1,
    choices: { 'run 1 close#1': 'no answer, took effect', 'job 1 looks': 'lag by 8 s' },
  },
  {
    name: 'records that the user does not see are not inserted again',
    seed: 3308,
    choices: {
      'east records': '3',
      'east 2 is refused': 'yes',
      runs: '3',
      'before run 3 records': 'one is given to a queue',
    },
  },
  {
    name: 'no record gets the Id of another one by elimination',
    seed: 1,
    choices: { 'east records': '3', 'job 1 successfulResults': 'one row twice, another missing' },
  },
  {
    name: 'a page of HTML is no result file',
    seed: 16,
    choices: {
      'east records': '7',
      'east job-records': '4',
      'job 2 after 0 records': 'no batches left',
      'job 2 successfulResults': 'a page of HTML',
    },
  },
  {
    name: 'a page of HTML with a line for each record is no result file',
    seed: 1,
    choices: {
      'east records': '3',
      'job 1 after 2 records': 'too many locks',
      'job 1 successfulResults': 'a page of HTML',
    },
  },
  {
    name: 'numbers beyond 15 digits are not taken for each other',
    seed: 1,
    choices: {
      'east records': '4',
      'east 2 is nearly the one before': 'beyond 15 digits',
      'east 3 is nearly the one before': 'beyond 15 digits',
      'job 1 row 1': 'locked',
    },
  },
  {
    name: 'numbers that the org rounds find their records',
    seed: 1,
    choices: {
      'east records': '3',
      rendering: 'as stored',
      'east 2 is nearly the one before': 'rounded to another number',
      'job 1 row 1': 'locked',
    },
  },
  {
    name: 'an impossible date is not the date it would be',
    seed: 60,
    choices: {
      'east records': '3',
      'east 2 is nearly the one before': 'impossible date',
      'east 3 is nearly the one before': 'impossible date',
    },
  },
  {
    name: 'a date of another form is not the date it would be',
    seed: 3296,
    choices: {
      'east records': '3',
      'east 2 is nearly the one before': 'date of another form',
      'east 3 is nearly the one before': 'date of another form',
    },
  },
  {
    name: 'a load with other spellings of true can be completed',
    seed: 3016,
    choices: {
      'east records': '3',
      'east 2 is nearly the one before': 'true as 1',
      'east 3 is refused': 'yes',
    },
  },
  {
    name: 'a load with Ids of 15 characters can be completed',
    seed: 1,
    choices: {
      'east records': '3',
      rendering: 'as stored',
      'east 2 is nearly the one before': 'id of 15 characters',
      'east 3 is refused': 'yes',
    },
  },
  {
    name: 'a load with decomposed text can be completed',
    seed: 1,
    choices: {
      'east records': '3',
      rendering: 'as stored',
      'east 2 is nearly the one before': 'NFD',
      'east 3 is refused': 'yes',
    },
  },
  {
    name: 'a locked record is not sent again after one whose key differs in case',
    seed: 1,
    choices: {
      'east operation': 'upsert',
      'east records': '5',
      'east 3 key': 'that of the first in capitals',
      'job 1 row 0': 'locked',
    },
  },
  {
    name: 'of two records with one key the older does not win',
    seed: 1591,
    choices: {
      'east operation': 'upsert',
      'east records': '5',
      'east 4 key': 'that of the first in capitals',
      'east 5 key': 'that of the first in capitals',
      'east ledger': 'none',
      'east job-records': '4',
    },
  },
  {
    name: 'a renewed session is of the same org',
    seed: 1214,
    choices: { 'run 1 limits#1 session': 'ends, and signing in leads to another org' },
  },
  {
    name: 'a chunk that commits after somebody aborted the job was not said to be out',
    seed: 1,
    choices: {
      'east records': '7',
      'job 1 abort after 2 records': 'by somebody',
      'job 1 late chunk': '4 minutes',
    },
  },
  {
    name: 'a locked record is not sent again after the next one of its key, in another case',
    seed: 1,
    choices: {
      'east operation': 'upsert',
      'east records': '5',
      'east duplicate-keys': 'send',
      'east retries': '1',
      'east 3 key': 'that of the first in capitals',
      'job 1 row 0': 'locked',
      'job 2 row 0': 'locked',
    },
  },
  {
    name: 'records of one key get in in the order of the files, in jobs of their own',
    seed: 1,
    choices: {
      'east operation': 'upsert',
      'east records': '5',
      'east duplicate-keys': 'send',
      'east job-records': '3',
      'east 4 key': 'that of the first',
      'job 1 queue': '3 minutes',
    },
  },
  {
    name: 'what a later job of an unfinished load has sent again is found, though its first job failed for good',
    seed: 7990,
    choices: {
      'east records': '5',
      'east 5 is refused': 'yes',
      'east job-records': '4',
      runs: '4',
      'job 1 row 1': 'refused',
      'run 4 look#6 session': 'ends, and signing in leads to another org',
    },
  },
  {
    name: 'a job that is shown as Open after it was closed is not sent again when it cannot be aborted',
    seed: 4946,
    choices: {
      'east records': '7',
      'east job-records': '2',
      'east concurrency': '1',
      runs: '3',
      '1 and the next': '20 s apart',
      'job 3 looks': 'lag by 1 minute',
    },
  },
  {
    name: 'two runs at once do not miss each other where the cache does not say what is newest',
    seed: 1708,
    choices: {
      runs: '5',
      '1 and the next': 'a second apart',
      'run 1 cache save#1': 'no answer, took no effect',
      'run 1 cache find#2': 'no answer',
    },
  },
  {
    name: 'an insert does not take rows of other values for its own because an entry says so',
    seed: 4753,
    choices: {
      'east records': '10',
      runs: '3',
      'job 1 form': 'refused',
      'before run 2 somebody': 'changes all records',
      'before run 2 the cache': 'is empty',
      '2 is': 'a re-run of the newest',
      'before run 3 somebody forges an entry that': 'names an older job for these files',
    },
  },
  {
    name: 'an update does not take rows of older values for its own because an entry says so',
    seed: 5031,
    choices: {
      'east operation': 'update',
      runs: '3',
      'before run 2 somebody': 'adds a record',
      'before run 3 somebody': 'changes a record',
      'before run 3 somebody forges an entry that': 'names an older job for these files',
    },
  },
]
