import { describe, expect, it } from '@jest/globals'
import { LoadError } from '../../src/errors.ts'
import { Brake } from '../../src/load/brake.ts'
import { aStep } from '../support/step.ts'

const FIRST = new LoadError('job-failed', 'The org is closed.')
const SECOND = new LoadError('api-limit', 'No batches are left.')

describe('a brake', () => {
  it('halts the load with the first reason, and keeps all of them', () => {
    const brake = new Brake(aStep().stop)
    expect([brake.halted.aborted, brake.reasons]).toEqual([false, []])
    brake.stop(FIRST)
    brake.stop(SECOND)
    expect([brake.halted.aborted, brake.reasons]).toEqual([true, [FIRST, SECOND]])
  })

  it.each(['cancelled', 'nearEnd'] as const)(
    'halts the load when the step is %s, which is no reason of its own',
    (when) => {
      const end = new AbortController()
      const brake = new Brake(aStep({ stop: { [when]: end.signal } }).stop)
      end.abort()
      expect([brake.halted.aborted, brake.reasons]).toEqual([true, []])
    },
  )
})
