import { visible } from '../../text/visible.ts'

/** JSON inside a script element: nothing in it ends the element or a line, and nothing in its texts is hidden.
 *  Source: HTML Standard, 4.12.1.3 "Restrictions for contents of script elements". */
export function scriptJson(value: unknown): string {
  const json = JSON.stringify(value, (_, item: unknown) => (typeof item === 'string' ? visible(item) : item))
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
