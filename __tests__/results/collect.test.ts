import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, it } from '@jest/globals'
import { startOrg } from '../../emulator/org/start.ts'
import { createBulkClient } from '../../src/bulk/client.ts'
import type { JobInfo } from '../../src/bulk/job.ts'
import { createJoiner } from '../../src/join/join.ts'
import { createLimit } from '../../src/limit.ts'
import { awaitFinal } from '../../src/load/poll.ts'
import { collectResults } from '../../src/results/collect.ts'
import { Failures } from '../../src/results/failures.ts'
import type { ResultFiles } from '../../src/results/result-files.ts'
import { closedJob, sessionIn } from '../support/bulk-client.ts'
import { aPart } from '../support/parts.ts'
import { recordingClock } from '../support/recording-clock.ts'

it('accounts for no record whose results could not be written, and goes on', async () => {
  const org = await startOrg()
  const clock = recordingClock()
  const tempFolder = mkdtempSync(joinPath(tmpdir(), 'collect-'))
  const session = sessionIn(org, clock)
  try {
    const client = createBulkClient(session, '67.0')
    const { signal: cancelled } = new AbortController()
    const id = await closedJob(client, 'Name\nA\nB\n')
    const job: JobInfo = await awaitFinal(id, { client, clock, cancelled, onLook: () => {} })
    const full = new Error('ENOSPC: no space left on device')
    const nothing = () => {}
    const files: ResultFiles = {
      addRecord: nothing,
      addRow: nothing,
      addRerun: nothing,
      flush: async () => {},
      close: async () => {},
      rerunPaths: () => [],
    }
    const { keyingOf } = createJoiner({ keyColumn: undefined, typeOf: () => undefined })(aPart({ records: 0 }))
    const join = () => ({ keyingOf, finish: () => Promise.reject(full) })
    const failures = new Failures({ redact: false })
    const collecting = { operation: 'insert', client, clock, files, cancelled, join, failures, tempFolder } as const
    const carried = { kind: 'final', part: aPart({ records: 2 }), job, times: { startedAt: 0, endedAt: 1 } } as const
    const { counts, warnings } = await collectResults(carried, { ...collecting, oneAtATime: createLimit(1) })
    expect(counts).toMatchObject({ read: 2, unaccounted: 2, created: 0 })
    expect(warnings).toEqual([`The results of job ${id} could not be written: ENOSPC: no space left on device`])
  } finally {
    session.close()
    rmSync(tempFolder, { recursive: true })
    await org.close()
  }
})
