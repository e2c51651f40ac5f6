/** Digits of an id, in the order in which Salesforce counts. Source: SOAP API guide, "ID Field Type". */
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Which of five characters are upper case, read as a binary number with the first as lowest bit, picks the letter.
 *  Source: Salesforce Help on converting ids, as retold at icanhasapex.blogspot.com, "Converting SFDC Record IDs, Part 2". */
const CHECK_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

const ID = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/

/** Three check letters appended to the first 15 characters of `id15`. */
export function to18(id15: string): string {
  return id15.slice(0, 15) + checkLetters(id15)
}

/** Whether `text` has the form of an id: 15 characters, or 18 whose check letters fit. */
export function isId(text: string): boolean {
  return canonicalId(text) !== undefined
}

/** The 18 characters of an id given as 15 or 18, or undefined for text that is no id. With 18 characters the case of the
 *  first 15 is restored from the check letters, since that form is case-insensitive (SOAP API guide, "ID Field Type"). */
export function canonicalId(text: string): string | undefined {
  if (!ID.test(text)) return undefined
  if (text.length === 15) return to18(text)
  if (text.endsWith(checkLetters(text))) return text
  return restoreCase(text)
}

/** Yields ids of one object: `keyPrefix`, the pod, a reserved `0`, then a count in base 62. `seed` picks pod and start. */
export function idSequence(keyPrefix: string, seed: number): () => string {
  const pod = toBase62(Math.abs(seed) % 62 ** 2, 2)
  let next = 1 + ((Math.abs(seed) * 7919) % 1_000_000)
  return () => to18(`${keyPrefix}${pod}0${toBase62(next++, 9)}`)
}

function checkLetters(id15: string): string {
  return checkLetter(id15, 0) + checkLetter(id15, 5) + checkLetter(id15, 10)
}

function checkLetter(id15: string, from: number): string {
  let upperCase = 0
  for (let i = 0; i < 5; i++) {
    const code = id15.charCodeAt(from + i)
    if (code >= 65 && code <= 90) upperCase |= 1 << i
  }
  return CHECK_LETTERS.charAt(upperCase)
}

function restoreCase(id18: string): string | undefined {
  let id15 = ''
  for (let i = 0; i < 15; i++) {
    const upperCase = CHECK_LETTERS.indexOf(id18.charAt(15 + Math.floor(i / 5)).toUpperCase())
    const isUpperCase = ((upperCase >> (i % 5)) & 1) === 1
    const character = id18.charAt(i)
    if (isUpperCase && !/[A-Za-z]/.test(character)) return undefined
    id15 += isUpperCase ? character.toUpperCase() : character.toLowerCase()
  }
  return to18(id15)
}

function toBase62(count: number, width: number): string {
  let digits = ''
  for (let rest = count, i = 0; i < width; i++, rest = Math.floor(rest / 62))
    digits = BASE_62.charAt(rest % 62) + digits
  return digits
}
