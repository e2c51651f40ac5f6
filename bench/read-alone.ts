// Reads a file and does nothing with it, and prints how long that took: node bench/read-alone.ts <file>
import { open } from 'node:fs/promises'

const CHUNK_BYTES = 1_048_576

const handle = await open(process.argv[2] ?? '')
const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES)
const startedAt = performance.now()
while ((await handle.read(buffer, 0, CHUNK_BYTES, null)).bytesRead > 0);
console.log(JSON.stringify({ ms: performance.now() - startedAt }))
await handle.close()
