import { RowWriter } from '../../src/results/row-writer.ts'

/** Writes rows of 100 bytes to a file, some at a time, and prints how many of those times were refused. */
const [path = ''] = process.argv.slice(2)
const writer = new RowWriter(path, Buffer.from('head\n'))
let refused = 0
for (let time = 0; time < 100; time++) {
  for (let row = 0; row < 7; row++) writer.addText(`${String(time * 7 + row).padStart(99, '0')}\n`)
  await writer.flush(true).catch(() => {
    refused++
  })
}
await writer.close()
console.log(refused)
