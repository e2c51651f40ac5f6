import { statSync } from 'node:fs'

/** Folders whose tests take long: the first ones longest. */
const SLOW = ['/whole-files/', '/scenarios/', '/simulation', '/cures/', '/keys/']

/**
 * Begins with the tests that take longest, so that no worker has one left when all others are done: a fresh clone remembers no times.
 * The rest begins with the largest files, as Jest has it.
 */
export default class SlowFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const place = SLOW.findIndex((folder) => path.includes(folder))
      return place === -1 ? SLOW.length : place
    }
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]))
    return [...tests].sort((a, b) => rank(a) - rank(b) || (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0))
  }

  cacheResults() {}
}
