import { ManifestForm } from './schema.ts'

type Path = readonly PropertyKey[]

/** What is kept of a form to find its keys. */
interface FormDef {
  readonly type: string
  readonly shape?: Readonly<Record<string, Form>>
  readonly innerType?: Form
  readonly element?: Form
  readonly valueType?: Form
  readonly options?: readonly Form[]
}

interface Form {
  readonly _zod: { readonly def: FormDef }
}

/** The keys that a map may have at a path of the manifest; none where it takes any. */
export function keysAt(path: Path): readonly string[] {
  let form: Form | undefined = ManifestForm as unknown as Form
  for (const step of path) form = form && childOf(form, step)
  return form === undefined ? [] : Object.keys(shapeOf(form) ?? {})
}

function childOf(form: Form, step: PropertyKey): Form | undefined {
  const { type, innerType, element, valueType, options = [] } = form._zod.def
  if (type === 'optional' && innerType !== undefined) return childOf(innerType, step)
  if (type === 'array') return element
  if (type === 'record') return valueType
  if (type === 'union') return options.map((option) => childOf(option, step)).find((child) => child !== undefined)
  return shapeOf(form)?.[String(step)]
}

function shapeOf({ _zod: { def } }: Form): FormDef['shape'] {
  if (def.type === 'optional' && def.innerType !== undefined) return shapeOf(def.innerType)
  if (def.type === 'union') return def.options?.map(shapeOf).find((shape) => shape !== undefined)
  return def.shape
}
