import type { z } from 'zod/mini'
import { nearest } from '../text/nearest.ts'
import { listed } from '../text/words.ts'
import type { Mistake } from './mistake.ts'
import { entryOf, nodeAt } from './places.ts'
import { keysAt } from './schema-keys.ts'
import type { YamlNode, YamlPlace } from './yaml-tree.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** The values of a file without their places, as the form takes them; null stands for nothing. */
export function plainOf(node: YamlNode): unknown {
  switch (node.kind) {
    case 'nothing':
      return null
    case 'text':
      return node.text
    case 'list':
      return node.items.map(plainOf)
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]))
  }
}

/** Says in sentences where a file does not have the form, each mistake at its place, in the order of the file. */
export function formMistakes(issues: readonly Issue[], root: YamlNode): readonly Mistake[] {
  const mistakes = issues.flatMap((issue) => mistakesOf(issue, issue.path, root))
  return mistakes.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
}

function mistakesOf(issue: Issue, path: Path, root: YamlNode): readonly Mistake[] {
  const found = foundAt(root, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        at: entryOf(found.around, key)?.at ?? found.at,
        message: unknownKey(key, path),
      }))
    case 'invalid_union': {
      const branches = issue.errors.filter((errors) =>
        errors.every(({ path, code }) => path.length > 0 || code !== 'invalid_type'),
      )
      const [nested] = branches
      if (found.node === undefined || found.node.kind === 'nothing')
        return [{ at: found.at, message: wrongType(path, found, '') }]
      if (nested === undefined) return [{ at: found.at, message: wrongKind(path, found, unionOf(path)) }]
      return nested.flatMap((inner) => mistakesOf(inner, [...path, ...inner.path], root))
    }
    case 'invalid_type':
      return [{ at: found.at, message: wrongType(path, found, issue.expected) }]
    case 'too_small':
      return [
        { at: found.at, message: `\`${String(path.at(-1))}\` is an empty list. List at least one, or leave it out.` },
      ]
    default:
      return [{ at: found.at, message: `\`${String(path.at(-1))}\` is not as it should be.` }]
  }
}

/** What a file has at a path; undefined where it has nothing there. */
interface Found {
  readonly at: YamlPlace
  readonly node: YamlNode | undefined
  /** The innermost value on the way. */
  readonly around: YamlNode
}

function foundAt(root: YamlNode, path: Path): Found {
  const { node, isWhole } = nodeAt(root, path)
  return { at: node.at, node: isWhole ? node : undefined, around: node }
}

/** What stands at a path, for a sentence. */
export function placeName(path: Path): string {
  const [first, , third] = path
  if (first === undefined) return 'a manifest'
  if (first === 'defaults') return '`defaults`'
  if (first === 'checks') return 'a check'
  if (path.length === 2) return 'a load'
  return third === 'columns' ? 'a column' : `\`${String(third)}\``
}

function unknownKey(key: string, path: Path): string {
  const keys = keysAt(path)
  const near = nearest(key, keys)
  const hint =
    near === undefined
      ? `It has ${listed(
          keys.map((name) => `\`${name}\``),
          8,
        )}.`
      : `Did you mean \`${near}\`?`
  return `\`${key}\` is no key of ${placeName(path)}. ${hint}`
}

/** What may stand where values of different kinds may. */
function unionOf(path: Path): string {
  return path[2] === 'columns' ? 'a field, or a map with `to`' : 'a single value, or a list of them'
}

function wrongType(path: Path, { node }: Found, expected: string): string {
  const name = String(path.at(-1))
  if (path.length === 0) return 'the file is not a map. A manifest begins with `version: 1` and `loads:`.'
  if (node === undefined) return `${placeName(path.slice(0, -1))} needs \`${name}\`.`
  if (node.kind === 'nothing') return `\`${name}\` has no value.${nothingCure(path)}`
  if (expected === 'array') return wrongKind(path, { node }, 'a list: a line with a hyphen for each')
  if (expected === 'object' || expected === 'record') return wrongKind(path, { node }, 'a map: lines of `key: value`')
  return wrongKind(path, { node }, 'a single value')
}

function nothingCure(path: Path): string {
  if (path[2] === 'columns' && path.length === 4)
    return ' Write the field that the column fills. To leave the column out, list it in `leave-out`.'
  return ' Give one, or remove the line.'
}

const KINDS = { text: 'a single value', list: 'a list', map: 'a map', nothing: 'nothing' } as const

function wrongKind(path: Path, { node }: Pick<Found, 'node'>, wanted: string): string {
  const name = typeof path.at(-1) === 'number' ? placeName(path) : `\`${String(path.at(-1))}\``
  return `${name} is ${node === undefined ? 'missing' : KINDS[node.kind]}, and has to be ${wanted}.`
}
