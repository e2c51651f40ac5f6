import { setTimeout as delay } from 'node:timers/promises'
import * as core from '@actions/core'
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'
import { captureOutput } from '../../src/runner/captured-output.ts'

let printed: string[]

beforeEach(() => {
  printed = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text).trimEnd())
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
})

async function chatter(name: string): Promise<string> {
  core.info(`${name} begins`)
  await delay(1)
  core.warning(`${name}: 50 %\nfailed`)
  core.setSecret(`${name}-secret`)
  await Promise.resolve()
  core.debug(`${name} ends`)
  return name
}

it('keeps what a task prints out of the log, but for what the runner has to know', async () => {
  const { value, lines } = await captureOutput(() => chatter('a'))
  expect(value).toBe('a')
  expect(lines).toEqual(['a begins', 'a: 50 %25%0Afailed', 'a-secret', 'a ends'])
  expect(printed).toEqual([
    '::debug::a begins',
    expect.stringMatching(/^::debug::a: 50 /),
    '::add-mask::a-secret',
    '::debug::a ends',
  ])
})

it('leaves alone what others print meanwhile', async () => {
  const { write } = process.stdout
  const both = Promise.all([captureOutput(() => chatter('a')), captureOutput(() => chatter('b'))])
  core.info('ours')
  await Promise.all([chatter('other'), both])
  const [a, b] = await both

  expect([a.lines.length, b.lines.length]).toEqual([4, 4])
  expect(printed).toEqual(expect.arrayContaining(['ours', 'other begins', '::warning::other: 50 %25%0Afailed']))
  expect(process.stdout.write).toBe(write)
})

it('gives the log back when a task fails', async () => {
  const { write } = process.stdout
  await expect(captureOutput(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(process.stdout.write).toBe(write)
})
