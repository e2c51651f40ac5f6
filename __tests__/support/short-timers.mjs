/**
 * Makes the pauses of libraries short: `node --import .../short-timers.mjs script`. A `setTimeout` of half a second or more
 * fires after a hundredth of its time, in this process only; its deadlines do too. Waits of `node:timers/promises` and
 * timeouts of sockets are as before.
 */
import timers from 'node:timers'

const SHORTEST_MS = 500
const SCALE = 0.01

const shortened = new Proxy(timers.setTimeout, {
  apply: (setTimeout, self, [task, ms, ...rest]) =>
    Reflect.apply(setTimeout, self, [task, ms >= SHORTEST_MS ? ms * SCALE : ms, ...rest]),
})
globalThis.setTimeout = shortened
timers.setTimeout = shortened
