import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { ResultRow } from './result-folder.ts'

const OURS = ['sf__Id', 'sf__Created', 'sf__Error', 'source_file', 'source_line']

/** Every row names the line on which the very record starts whose values it has, no line twice. Returns how many have none. */
export function expectPlaces(rows: readonly ResultRow[], workspace: string): number {
  const sources = new Map<string, ReadonlyMap<number, ResultRow>>()
  const taken = new Set<string>()
  let unmatched = 0
  for (const { source_file: file = '', source_line: line = '', ...row } of rows) {
    if (line === '') {
      unmatched++
      continue
    }
    expect(taken.has(`${file}:${line}`)).toBe(false)
    taken.add(`${file}:${line}`)
    const records = sources.get(file) ?? recordsByLine(contentOf(join(workspace, file)))
    sources.set(file, records)
    const own = Object.entries(row).filter(([name]) => !OURS.includes(name))
    const record = records.get(Number(line))
    if (own.some(([name, value]) => (record?.[name] ?? '') !== value))
      expect({ file, line, ...record }).toEqual({ file, line, ...Object.fromEntries(own) })
  }
  return unmatched
}

function contentOf(path: string): Buffer {
  const content = readFileSync(path)
  return /\.gz$/i.test(path) ? gunzipSync(content) : content
}

/** Records of a file with commas and without blank lines, by the line on which each starts, from 1. */
export function recordsByLine(content: Buffer): ReadonlyMap<number, ResultRow> {
  const records = new Map<number, ResultRow>()
  let line = 1
  let columns: string[] | undefined
  parse(content, {
    bom: true,
    on_record: (record: string[], { lines }) => {
      const names = columns
      if (names === undefined) columns = record
      else records.set(line, Object.fromEntries(names.map((name, at) => [name, record[at] ?? ''])))
      line = lines + 1
      return null
    },
  })
  return records
}
