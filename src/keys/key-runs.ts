import { closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import { writeAll } from '../sort/sort-runs.ts'
import { PARTITIONS, type PartedKeys } from './held-keys.ts'

const KEY_BYTES = 8

/** Runs of parted keys in a file, which is made with the first of them. */
export class KeyRuns {
  readonly #file: string
  readonly #runs: Uint32Array[] = []
  #handle: number | undefined

  constructor(file: string) {
    this.#file = file
  }

  get isEmpty(): boolean {
    return this.#runs.length === 0
  }

  write({ keys, starts }: PartedKeys): void {
    if (this.#handle === undefined) {
      mkdirSync(path.dirname(this.#file), { recursive: true })
      this.#handle = openSync(this.#file, 'w+')
    }
    this.#runs.push(starts)
    writeAll(this.#handle, Buffer.from(keys.buffer, 0, (starts[PARTITIONS] ?? 0) * KEY_BYTES))
  }

  /** The keys of one partition, of all runs. */
  read(partition: number): Uint32Array {
    const sizes = this.#runs.map((starts) => (starts[partition + 1] ?? 0) - (starts[partition] ?? 0))
    const keys = new Uint32Array(2 * sizes.reduce((sum, size) => sum + size, 0))
    const bytes = Buffer.from(keys.buffer)
    let used = 0
    let runStart = 0
    for (const [index, starts] of this.#runs.entries()) {
      const end = used + (sizes[index] ?? 0) * KEY_BYTES
      this.#readBytes(bytes.subarray(used, end), runStart + (starts[partition] ?? 0) * KEY_BYTES)
      used = end
      runStart += (starts[PARTITIONS] ?? 0) * KEY_BYTES
    }
    return keys
  }

  /** Removes the file. */
  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle)
    rmSync(this.#file, { force: true })
  }

  #readBytes(target: Buffer, position: number): void {
    if (this.#handle === undefined) return
    for (let used = 0; used < target.length; ) {
      const read = readSync(this.#handle, target, used, target.length - used, position + used)
      if (read === 0) throw new Error('The file of keys ends too early.')
      used += read
    }
  }
}
