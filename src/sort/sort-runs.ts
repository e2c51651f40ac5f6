import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { createFileSync } from '../disk/own-files.ts'

/** A record to be sorted: the bytes that decide its place, and those that are sent. */
export interface Keyed {
  readonly key: Buffer
  readonly record: Buffer
}

/** Bytes before a key and a record in a run file: the lengths of both, 4 each. */
const HEAD_BYTES = 8
const CHUNK_BYTES = 262_144

/** Writes what comes in order, buffered. Synchronous: it is fed from within a scan. */
export function createWriter(file: string): { write: (bytes: Buffer) => void; close: () => void } {
  const handle = createFileSync(file)
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES)
  let used = 0
  const flush = () => {
    writeAll(handle, buffer.subarray(0, used))
    used = 0
  }
  return {
    write: (bytes) => {
      if (used + bytes.length > buffer.length) flush()
      if (bytes.length > buffer.length) writeAll(handle, bytes)
      else used += bytes.copy(buffer, used)
    },
    close: () => {
      flush()
      closeSync(handle)
    },
  }
}

export function writeAll(handle: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
}

/** Writes sorted records to a run file. */
export function writeRun(file: string, records: Iterable<Keyed>): void {
  const writer = createWriter(file)
  const head = Buffer.alloc(HEAD_BYTES)
  for (const { key, record } of records) {
    head.writeUInt32LE(key.length, 0)
    head.writeUInt32LE(record.length, 4)
    writer.write(head)
    writer.write(key)
    writer.write(record)
  }
  writer.close()
}

/** Reads a run file; a record is gone once the next is asked for. The file is removed at its end. */
export function* readRun(file: string): Generator<Keyed> {
  const handle = openSync(file, 'r')
  try {
    let buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    let start = 0
    let end = 0
    /** True when `length` bytes are there from `start` on. */
    const hold = (length: number): boolean => {
      if (end - start >= length) return true
      const grown = length > buffer.length ? Buffer.allocUnsafeSlow(length * 2) : buffer
      end = buffer.copy(grown, 0, start, end)
      start = 0
      buffer = grown
      while (end < length) {
        const read = readSync(handle, buffer, end, buffer.length - end, null)
        if (read === 0) return false
        end += read
      }
      return true
    }
    while (hold(HEAD_BYTES)) {
      const keyLength = buffer.readUInt32LE(start)
      const length = HEAD_BYTES + keyLength + buffer.readUInt32LE(start + 4)
      if (!hold(length)) throw new Error(`${file} ends inside a record.`)
      const keyStart = start + HEAD_BYTES
      const key = buffer.subarray(keyStart, keyStart + keyLength)
      const record = buffer.subarray(keyStart + keyLength, start + length)
      start += length
      yield { key, record }
    }
  } finally {
    closeSync(handle)
    rmSync(file, { force: true })
  }
}

/** Merges sorted runs; of equal keys, those of an earlier run come first. */
export function* mergeRuns(files: readonly string[]): Generator<Keyed> {
  const sources = files.map((file) => readRun(file))
  try {
    /** A heap of runs by their next record; equal ones by their number. */
    const heap: { at: number; next: Keyed }[] = []
    const isBefore = (a: number, b: number): boolean => {
      const [first, second] = [heap[a], heap[b]]
      if (first === undefined || second === undefined) return false
      return (Buffer.compare(first.next.key, second.next.key) || first.at - second.at) < 0
    }
    const swap = (a: number, b: number): void => {
      const [first, second] = [heap[a], heap[b]]
      if (first === undefined || second === undefined) return
      heap[a] = second
      heap[b] = first
    }
    const sink = (from: number): void => {
      for (let at = from; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2]
        let least = at
        if (left < heap.length && isBefore(left, least)) least = left
        if (right < heap.length && isBefore(right, least)) least = right
        if (least === at) return
        swap(at, least)
        at = least
      }
    }
    sources.forEach((source, at) => {
      const { value, done } = source.next()
      if (!done) heap.push({ at, next: value })
    })
    for (let at = Math.floor(heap.length / 2) - 1; at >= 0; at--) sink(at)
    for (let top = heap[0]; top !== undefined; top = heap[0]) {
      yield top.next
      const { value, done } = sources[top.at]?.next() ?? { value: undefined, done: true }
      if (done || value === undefined) {
        const last = heap.pop()
        if (last !== undefined && heap.length > 0) heap[0] = last
      } else heap[0] = { at: top.at, next: value }
      sink(0)
    }
  } finally {
    for (const source of sources) source.return(undefined)
  }
}
