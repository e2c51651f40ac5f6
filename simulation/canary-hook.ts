import { registerHooks } from 'node:module'
import { CANARIES } from './canaries.ts'

/** Puts an old fault back, as a process of the simulation is told by `SIMULATION_CANARY`: snippets of the production code
 *  are replaced while it is loaded. A snippet that is not there any more, or twice, ends the process. */
const name = process.env.SIMULATION_CANARY
const canary = CANARIES.find((known) => known.name === name)
if (canary === undefined) throw new Error(`There is no canary "${name}".`)
const left = new Set(canary.patches)
const root = new URL('../src/', import.meta.url).href

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context)
    const patches = canary.patches.filter(({ file }) => url === `${root}${file}`)
    if (patches.length === 0) return loaded
    let source = String(loaded.source)
    for (const patch of patches) {
      const { file, now, was } = patch
      if (source.split(now).length !== 2)
        throw new Error(`Canary "${name}": src/${file} does not hold this text once:\n${now}`)
      source = source.replace(now, () => was)
      left.delete(patch)
    }
    return { ...loaded, source }
  },
})

process.on('exit', () => {
  for (const { file } of left) {
    console.error(`Canary "${name}": src/${file} was never loaded.`)
    process.exitCode = 1
  }
})
