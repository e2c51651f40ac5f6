// Preloaded in a process that is measured: leaves what it used, itself and its threads, in the file that BENCH_USAGE names.
import { writeFileSync } from 'node:fs'

const file = process.env.BENCH_USAGE
if (file !== undefined)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeFileSync(file, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakMiB: maxRSS / 1_024 }))
  })
