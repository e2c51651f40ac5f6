// Preloaded in the action's process: whatever would leave the machine is said on stderr, and does not.
import dns from 'node:dns'
import net from 'node:net'

function refuse(what) {
  process.stderr.write(`NETWORK ${what}\n`)
  throw new Error('There is no network.')
}

net.Socket.prototype.connect = () => refuse('connect')
dns.lookup = () => refuse('lookup')
dns.promises.lookup = () => refuse('lookup')
globalThis.fetch = () => refuse('fetch')
