/** Whether two API names, of objects, fields or columns, are the same: upper and lower case make no difference.
 *  Source: Salesforce Help, "Naming Conventions", API names; REST API guide, "sObject Describe". */
export function sameName(one: string | null | undefined, other: string | null | undefined): boolean {
  return one === other || (one != null && other != null && nameKey(one) === nameKey(other))
}

/** The text under which an API name is looked up: equal for equal names. */
export function nameKey(name: string): string {
  return name.toLowerCase()
}
