import { visible } from '../../text/visible.ts'

/** JSON inside a script element: nothing in it ends the element or a line, and nothing in its texts is hidden.
 *  Source: HTML Standard, 4.12.1.3 "Restrictions for contents of script elements". */
export function scriptJson(value: unknown): string {
  const plain = JSON.stringify(value)
  const json = MAY_HIDE.test(plain) ? JSON.stringify(value, shown) : plain
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Finds what is not plain, as it is or as JSON escapes it: a function for every text would take as long as all the rest. */
const MAY_HIDE = /[^ -~]|\\[ubf]/

function shown(_: string, item: unknown): unknown {
  return typeof item === 'string' ? visible(item) : item
}
