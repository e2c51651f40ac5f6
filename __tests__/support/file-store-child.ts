import { systemClock } from '../../src/clock.ts'
import { createFileStore } from '../../src/ledger/file-store.ts'

/** Run as a process: takes the ledger at a path, and either holds it for good or adds 1 to the number in it, so many
 *  times, with the lock given up in between. */
const [file = '', root = '', task = '', times = '0'] = process.argv.slice(2)
const open = () => createFileStore({ file, load: 'accounts', roots: [root], clock: systemClock(() => 0.005) })

if (task === 'hold') {
  const store = open()
  await store.read()
  await store.write(() => '{"written":"by the child"}')
  console.log('held')
  setInterval(() => {}, 1_000)
} else {
  for (let time = 0; time < Number(times); time++) {
    const store = open()
    const read = await store.read()
    await store.write(() => String(read.was === 'found' ? Number(read.text) + 1 : 1))
    await store.close()
  }
}
