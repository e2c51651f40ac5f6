import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fencedBlocks } from './markdown.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** A YAML text with a name that says where it is. */
export interface NamedYaml {
  readonly name: string
  readonly yaml: string
}

/** Paths of the Markdown pages that people read, relative to the repository. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'examples/README.md',
  ...filesIn('docs', '.md'),
]

/** Returns the YAML blocks of all pages that are workflows or their steps, in the order of the pages. */
export function yamlOfPages(): NamedYaml[] {
  return blocksOfPages().filter(({ yaml }) => !isManifest(yaml))
}

/** Returns the manifests that the pages show and those of the examples. */
export function manifestsOfPages(): NamedYaml[] {
  const files = EXAMPLE_FOLDERS.flatMap((folder) => filesIn(folder, '.yml')).map(named)
  return [...blocksOfPages(), ...files].filter(({ yaml }) => isManifest(yaml))
}

/** Returns the workflow files of the repository and of its examples. */
export function workflowFiles(): NamedYaml[] {
  const files = ['.github/workflows', 'examples/workflows', ...EXAMPLE_FOLDERS].flatMap((folder) =>
    filesIn(folder, '.yml'),
  )
  return files.map(named).filter(({ yaml }) => !isManifest(yaml))
}

/** Folders of examples with a workflow, manifests and data of their own. */
const EXAMPLE_FOLDERS: readonly string[] = ['examples/seed-six-objects', 'examples/reference-data-to-three-orgs']

function blocksOfPages(): NamedYaml[] {
  return PAGES.flatMap((path) =>
    fencedBlocks(readPage(path), 'yaml').map((yaml, index) => ({ name: `${path}, YAML block ${index + 1}`, yaml })),
  )
}

function named(path: string): NamedYaml {
  return { name: path, yaml: readPage(path) }
}

function isManifest(yaml: string): boolean {
  return /^version: 1$/m.test(yaml)
}

/** Makes a whole workflow of a block that holds steps alone; a block that is a workflow stays as it is. */
export function asWorkflow(yaml: string): string {
  if (!/^- /m.test(yaml.split('\n', 1)[0] ?? '')) return yaml
  const steps = yaml.replaceAll(/^(?=.)/gm, '      ')
  return `on: workflow_dispatch\njobs:\n  load:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`
}

/** Reads a file of the repository. */
export function readPage(path: string): string {
  return readFileSync(resolve(ROOT, path), 'utf8')
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(resolve(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name}`)
}
