// Inserts a file with jsforce, streamed into one job: node bench/jsforce-load.ts <org> <token> <file> [with-results]
import { createReadStream } from 'node:fs'
import jsforce from 'jsforce'

const [instanceUrl = '', accessToken = '', file = '', withResults] = process.argv.slice(2)
const connection = new jsforce.Connection({ instanceUrl, accessToken, version: '67.0' })
const job = connection.bulk2.createJob({ object: 'Account', operation: 'insert' })
await job.open()
await job.uploadData(createReadStream(file))
await job.close()
await job.poll(20, 600_000)
if (withResults !== undefined) await job.getAllResults()
