// For `node --import`: shortens the pauses of GitHub's own clients (3 s and more between their tries), which take no
// time scale. The action's own waits use node:timers/promises, which this leaves alone.
const SHORTEST_PAUSE_MS = 500
const SCALE = 0.01

const { setTimeout } = globalThis
globalThis.setTimeout = Object.assign(
  (callback, ms, ...args) => setTimeout(callback, ms >= SHORTEST_PAUSE_MS ? ms * SCALE : ms, ...args),
  setTimeout,
)
