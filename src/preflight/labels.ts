import type { Field, ObjectDescribe } from '../org/describe.ts'

/** The fields of an object by their labels. */
interface Labels {
  /** By labels without case and blanks. */
  readonly exact: ReadonlyMap<string, readonly Field[]>
  /** By the letters and digits of labels, and of API names without `__c` and the prefix of a package. */
  readonly loose: ReadonlyMap<string, readonly Field[]>
}

/** Made once for each describe, because thousands of columns are looked up among hundreds of fields. */
const LABELS = new WeakMap<ObjectDescribe, Labels>()

/** Lists the fields whose label a text is; upper and lower case and blanks make no difference. Pages and reports show a lookup
 *  as `Account Name` or `Case Owner`, which counts as its label where no field has exactly that one. */
export function fieldsLabelled(describe: ObjectDescribe, text: string): readonly Field[] {
  return labelsOf(describe).exact.get(labelKey(text)) ?? []
}

/** Whether a text is the label of the object itself; upper and lower case and blanks make no difference. */
export function isObjectLabel({ label }: ObjectDescribe, text: string): boolean {
  return label !== '' && labelKey(label) === labelKey(text)
}

/** Lists the fields whose label or API name has the same letters and digits as a text: `Billing_City`, or `Ext_Id` for
 *  `Ext_Id__c`. */
export function fieldsSpelled(describe: ObjectDescribe, text: string): readonly Field[] {
  const key = looseKey(text)
  return key === '' ? [] : (labelsOf(describe).loose.get(key) ?? [])
}

/** Returns the label of a field for a message; undefined where it says the same as the name. */
export function tellingLabel({ name, label }: Field): string | undefined {
  return label === '' || looseKey(label) === looseKey(name) ? undefined : label.replace(/["`]/g, "'")
}

/** Shows a field for a message: `Phone (label "Account Phone")`, or `Phone` where the label says the same as the name. */
export function withLabel(field: Field): string {
  const label = tellingLabel(field)
  return label === undefined ? field.name : `${field.name} (label "${label}")`
}

function labelsOf(describe: ObjectDescribe): Labels {
  const known = LABELS.get(describe)
  if (known !== undefined) return known
  const exact = new Map<string, Field[]>()
  const shown = new Map<string, Field[]>()
  const loose = new Map<string, Field[]>()
  for (const field of describe.fields) {
    add(exact, labelKey(field.label), field)
    for (const label of lookupLabels(field, describe)) add(shown, labelKey(label), field)
    for (const text of [field.label, field.name]) add(loose, looseKey(text), field)
  }
  const made = { exact: new Map([...shown, ...exact]), loose }
  LABELS.set(describe, made)
  return made
}

function add(fields: Map<string, Field[]>, key: string, field: Field): void {
  if (key === '') return
  const same = fields.get(key)
  if (same === undefined) fields.set(key, [field])
  else if (!same.includes(field)) same.push(field)
}

/** What pages and reports call a lookup whose label is `Account ID`: `Account` and `Account Name`; of an owner also `Case
 *  Owner`. Source: Salesforce Help, "Standard Fields" of accounts, contacts and cases. */
function lookupLabels({ type, name, label }: Field, describe: ObjectDescribe): readonly string[] {
  if (type !== 'reference' || label === '') return []
  const plain = label.replace(/\sID$/i, '').trimEnd()
  const owner = name === 'OwnerId' ? [`${describe.label} ${plain}`] : []
  return [plain, `${plain} Name`, ...owner]
}

function labelKey(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase()
}

/** Source of the prefix: Metadata API guide, "Namespace". */
function looseKey(text: string): string {
  return text
    .replace(/__(?:c|pc)$/i, '')
    .replace(/^[A-Za-z]\w{0,13}?__/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
