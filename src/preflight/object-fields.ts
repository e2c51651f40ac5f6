import type { Field, ObjectDescribe } from '../org/describe.ts'
import { nameKey } from '../values/names.ts'

/** Finds the field of an object by its name, in any case. */
export function fieldOf(describe: ObjectDescribe, name: string): Field | undefined {
  return namesOf(describe).byName.get(nameKey(name))
}

/** Finds the field of an object by the name of its relationship, in any case. */
export function relationshipField(describe: ObjectDescribe, relationship: string): Field | undefined {
  return namesOf(describe).byRelationship.get(nameKey(relationship))
}

/** Lists the names of all fields of an object. */
export function fieldNames(describe: ObjectDescribe): readonly string[] {
  return namesOf(describe).fields
}

/** Lists the names of all relationships of an object. */
export function relationshipNames(describe: ObjectDescribe): readonly string[] {
  return namesOf(describe).relationships
}

/** The fields of an object by their names, and by those of their relationships. */
interface FieldNames {
  readonly fields: readonly string[]
  readonly relationships: readonly string[]
  readonly byName: ReadonlyMap<string, Field>
  readonly byRelationship: ReadonlyMap<string, Field>
}

/** Made once for each describe, because thousands of columns are looked up among hundreds of fields. */
const FIELD_NAMES = new WeakMap<ObjectDescribe, FieldNames>()

function namesOf(describe: ObjectDescribe): FieldNames {
  const known = FIELD_NAMES.get(describe)
  if (known !== undefined) return known
  const byName = new Map<string, Field>()
  const byRelationship = new Map<string, Field>()
  const addFirst = (fields: Map<string, Field>, name: string, field: Field) => {
    if (!fields.has(nameKey(name))) fields.set(nameKey(name), field)
  }
  for (const field of describe.fields) {
    addFirst(byName, field.name, field)
    if (field.relationshipName) addFirst(byRelationship, field.relationshipName, field)
  }
  const fields = describe.fields.map(({ name }) => name)
  const relationships = describe.fields.flatMap(({ relationshipName }) => relationshipName ?? [])
  const made = { fields, relationships, byName, byRelationship }
  FIELD_NAMES.set(describe, made)
  return made
}
