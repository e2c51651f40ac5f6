// Preloaded in a process that is measured: leaves what it used, itself and its threads, in the file that BENCH_USAGE names.
import { readFileSync, writeFileSync } from 'node:fs'

const file = process.env.BENCH_USAGE
if (file !== undefined)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    writeFileSync(file, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakMiB: peakKiB() / 1_024 }))
  })

/** On Linux, the largest set of `resourceUsage` counts that of the process which started this one.
 *  Source: proc_pid_status(5), VmHWM; getrusage(2), ru_maxrss. */
function peakKiB() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}
