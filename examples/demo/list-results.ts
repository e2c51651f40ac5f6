import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Lists the files of a results folder with their sizes, one per line, below the folder's path. */
export function listResults(folder: string): string {
  if (!existsSync(folder)) return 'There are none.'
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const lines = files.map((file) => `  ${size(file).padStart(9)}  ${file.slice(folder.length + 1)}`)
  return [folder, ...lines].join('\n')
}

function size(file: string): string {
  return `${statSync(file).size.toLocaleString('en-US')} B`
}
