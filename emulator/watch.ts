import type { Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'

/** A moment of a request: it has arrived and has had no effect yet; or it has had its effect, and the answer is still to
 *  be sent. What never gets that far (a fault keeps it from having an effect and cuts it) has no second moment. */
export interface Moment {
  readonly when: 'arrived' | 'answered'
  /** Of the request, from 1, in order of arrival. */
  readonly n: number
  /** Fires once the client has gone away. */
  readonly gone: AbortSignal
}

/** Told of each moment; the request stands still until it resolves. */
export type Watcher<M extends Moment> = (moment: M) => void | Promise<void>

export class Watchers<M extends Moment> {
  readonly #watchers = new Set<Watcher<M>>()

  /** Returns what ends it. */
  add(watcher: Watcher<M>): () => void {
    this.#watchers.add(watcher)
    return () => void this.#watchers.delete(watcher)
  }

  async tell(moment: M): Promise<void> {
    if (this.#watchers.size === 0) return
    for (const watcher of this.#watchers) await watcher(moment)
    // A client that was killed meanwhile has closed its connections: two turns of the loop are enough to hear of it.
    await setImmediate()
    await setImmediate()
  }
}

const signals = new WeakMap<Socket, AbortSignal>()

/** Fires when the connection is closed: one signal for all requests that come over it. */
export function goneSignal(socket: Socket): AbortSignal {
  const known = signals.get(socket)
  if (known !== undefined) return known
  const controller = new AbortController()
  if (socket.destroyed) controller.abort()
  else socket.once('close', () => controller.abort())
  signals.set(socket, controller.signal)
  return controller.signal
}
