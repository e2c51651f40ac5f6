import fs from 'node:fs'

/** An open file whose promises are kept at once. It has what production code asks of a `FileHandle`, and no more. */
export function openSync(path: string, flags?: string | number, mode?: number) {
  const fd = fs.openSync(path, flags ?? 'r', mode)
  let isOpen = true
  const kept = <T, Given extends unknown[]>(task: (...given: Given) => T) => {
    return async (...given: Given): Promise<T> => task(...given)
  }
  const close = kept(() => {
    if (isOpen) fs.closeSync(fd)
    isOpen = false
  })
  return {
    fd,
    close,
    [Symbol.asyncDispose]: close,
    read: kept((buffer: Buffer, offset?: number, length?: number, position?: number | null) => ({
      bytesRead: fs.readSync(fd, buffer, offset ?? 0, length ?? buffer.length, position ?? null),
      buffer,
    })),
    write: kept((buffer: Buffer, offset?: number, length?: number, position?: number | null) => ({
      bytesWritten: fs.writeSync(fd, buffer, offset ?? 0, length ?? buffer.length, position ?? null),
      buffer,
    })),
    writev: kept((buffers: readonly Buffer[]) => ({ bytesWritten: fs.writevSync(fd, buffers), buffers })),
    writeFile: kept((data: string | Buffer) => fs.writeFileSync(fd, data)),
    appendFile: kept((data: string | Buffer) => fs.appendFileSync(fd, data)),
    readFile: kept((encoding: BufferEncoding = 'utf8') => fs.readFileSync(fd, encoding)),
    stat: kept((options?: fs.StatSyncOptions) => fs.fstatSync(fd, options)),
    truncate: kept((length?: number) => fs.ftruncateSync(fd, length)),
    // No history has a machine that loses power.
    sync: kept(() => {}),
    datasync: kept(() => {}),
  }
}
