import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Of `@salesforce/cli`. */
const VERSION = 'latest'

/** Installs the Salesforce CLI from npm, unless the folder has it; returns the path of its script. */
export async function installCli(folder: string): Promise<string> {
  const script = join(folder, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js')
  if (!existsSync(script)) {
    mkdirSync(folder, { recursive: true })
    await promisify(execFile)('npm', [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      `@salesforce/cli@${VERSION}`,
    ])
  }
  return script
}
