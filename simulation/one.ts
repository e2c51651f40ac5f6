import { tmpdir } from 'node:os'
import path from 'node:path'
import { takeOverMachine } from './machine/machine.ts'
takeOverMachine()
const { liveThrough } = await import('./history.ts')
const { drawnTape } = await import('./tape.ts')
const { profileOf } = await import('./kinds.ts')
await import('jsforce/lib/connection.js')
await import('jsforce/lib/util/promise.js')
const from = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 1)
const t = Date.now()
const rules = new Map<string, number[]>()
let runs = 0
for (let s = from; s < from + n; s++) {
  const profile = process.argv[4] === 'calm' ? new Set(['plan'] as const) : new Set(['plan' as const, ...profileOf(s)])
  const end = await liveThrough(s, drawnTape(s, profile), path.join(tmpdir(), `sim-${process.ppid}-${s}`))
  runs += end.runs
  if (n === 1) { console.log(end.lines.join('\n')); console.log(end.choices, end.problems) }
  for (const rule of new Set(end.problems.map(({ rule }) => rule))) rules.set(rule, [...(rules.get(rule) ?? []), s])
}
console.log(`${Date.now() - t} ms, ${runs} runs`)
for (const [rule, seeds] of rules) console.log(rule, seeds.length, seeds.slice(0, 8).join(' '))
