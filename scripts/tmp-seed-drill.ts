import { loadStoppedAt, type Point, pointName, watchPoints, atOnce } from '../__tests__/support/points.ts'
import { createWorld } from '../__tests__/support/world.ts'
import { makeSeed, seedProblems } from '../__tests__/support/seed.ts'
import { BY_EXTERNAL_IDS, BY_KEYS } from '../__tests__/support/seed-manifests.ts'

const form = process.argv[2] === 'ext' ? 'external ids' : 'keys'
const every = Number(process.argv[3] ?? 10)
const seed = makeSeed(form, { accounts: 6 })
const files = { ...seed.files, 'seed.yml': form === 'keys' ? BY_KEYS : BY_EXTERNAL_IDS }
const OPTIONS = { shortTimers: true, env: { BULK_LOAD_TIME_SCALE: '0.0002' } } as const
const inputs = { manifest: 'seed.yml', artifacts: 'none' }
const world = await createWorld({ files })
const points: Point[] = []
watchPoints(world, (p) => void points.push(p))
const run = await world.load(inputs, OPTIONS)
console.log(run.outputs.verdict, run.outputs.message, points.length)
console.log(seedProblems(world.org, seed))
await world.close()
const chosen = points.filter((_, i) => i % every === 0)
await atOnce(2, chosen.flatMap((point) => [{ runAttempt: 2 }, { runId: '1000002' }].map((again) => ({ point, again }))), async ({ point, again }) => {
  const world = await createWorld({ files })
  try {
    const { run, reached } = await loadStoppedAt(world, inputs, point, 'kill', OPTIONS)
    if (!reached) return console.log('MISSED', pointName(point))
    const second = await world.load(inputs, { ...OPTIONS, ...again })
    const problems = seedProblems(world.org, seed)
    const ok = second.outputs.verdict === 'passed' && problems.length === 0
    console.log(ok ? 'ok' : 'BAD', pointName(point), JSON.stringify(again), ok ? '' : second.outputs.message, problems.slice(0, 4))
    if (!ok && process.env.SHOW) console.log(second.stdout.split('\n').filter((l) => !/^::(debug|add-mask)/.test(l)).join('\n'))
  } finally { await world.close() }
})
