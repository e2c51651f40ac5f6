import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'

const SRC = join(import.meta.dirname, '../../src')

/** What prints, or puts a text where people see it. */
const PRINTS = /\bcore\s*\.\s*(?:info|debug|notice|warning|error|setFailed)\b|\bconsole\s*\.|\bprocess\s*\.\s*stderr\b/
/** Outputs and summary, whose texts go through `scrub`. */
const PUBLISHES = /\bcore\s*\.\s*(?:setOutput\(name, (?!scrub\()|summary\.addRaw\((?!scrub\())/

it('is the one door for texts that leave the step', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const doors = files.filter((file) => PRINTS.test(readFileSync(join(SRC, file), 'utf8')))
  expect(doors.map((file) => file.replaceAll('\\', '/'))).toEqual(['runner/log.ts'])
  expect(files.filter((file) => PUBLISHES.test(readFileSync(join(SRC, file), 'utf8')))).toEqual([])
})
