import { describe, expect, it } from '@jest/globals'
import { JobInfo } from '../../src/bulk/job.ts'
import { Watch } from '../../src/load/watch.ts'
import type { SendEvent } from '../../src/send/events.ts'
import { aPart } from '../support/parts.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { standInJobs } from '../support/stand-in-bulk.ts'
import { aStep } from '../support/step.ts'

const ID = '750000000000001AAA'
const part = aPart()

function watching() {
  const said: string[] = []
  const running = new Set<string>()
  const clock = recordingClock()
  const step = {
    ...aStep({ clock, said }),
    jobs: { add: (id: string) => void running.add(id), remove: (id: string) => void running.delete(id) },
  }
  return { watch: new Watch(3, standInJobs(clock).jobs.org, step), said, running }
}

/** Events that tell no more than their type. */
type Plain = 'created' | 'aborted' | 'final' | 'left' | 'awaited'

describe('jobs that somebody has to see to if the step is killed', () => {
  it.each<[Plain, Plain]>([
    ['created', 'aborted'],
    ['created', 'final'],
    ['created', 'left'],
    ['awaited', 'final'],
  ])('are kept in mind from "%s" to "%s"', (first, last) => {
    const { watch, running } = watching()
    const event = (type: Plain): SendEvent => ({ type, id: ID, part })
    watch.see(event(first))
    expect([...running]).toEqual([ID])
    watch.see(event(last))
    expect([...running]).toEqual([])
  })

  it('are kept in mind where they could not be aborted', () => {
    const { watch, running } = watching()
    watch.see({ type: 'created', id: ID, part })
    watch.see({ type: 'left-open', id: ID, part, error: new Error('no') })
    expect([...running]).toEqual([ID])
  })
})

describe('the log', () => {
  it('tells how jobs come along, and warns of what may be left behind', () => {
    const { watch, said } = watching()
    watch.onRound(1, [{ part, round: 1, firstOrder: 0 }])
    watch.see({ type: 'created', id: ID, part })
    watch.see({ type: 'create-lost', error: new Error('no answer'), part })
    watch.see({ type: 'left-open', id: ID, part, error: new Error('no') })
    expect(said.map((line) => line.split(':')[0])).toEqual(['log', 'warning', 'warning'])
    expect(said[0]).toContain('job 1 of 1')
  })

  it('says nothing of jobs before the first round', () => {
    const { watch, said } = watching()
    watch.see({ type: 'awaited', id: ID, part })
    watch.see({ type: 'looked', id: ID, part, job: JobInfo.parse({ id: ID, state: 'InProgress' }) })
    expect(said).toEqual([])
  })

  it('says which wave and which retry begins', () => {
    const { watch, said } = watching()
    watch.onRound(1, [{ part: aPart({ wave: 2, records: 1 }), round: 1, firstOrder: 0 }])
    watch.onRound(2, [{ part: aPart({ records: 5 }), round: 2, firstOrder: 0 }])
    expect(said).toEqual([
      'log: wave 2: 1 record with the same key as an earlier one, in 1 job',
      'log: retry 1 of 3: 5 records again, in 1 job',
    ])
  })
})
