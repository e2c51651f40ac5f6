/** Encodes text as files of other systems have it. Node only decodes, so the table is made by decoding all that there is. */
export function encode(text: string, encoding: string): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const table = tableOf(encoding)
  const bytes = [...text].flatMap((character) => {
    if (character <= '\x7f') return [character.charCodeAt(0)]
    const found = table.get(character)
    if (found === undefined) throw new Error(`${encoding} has no ${character}.`)
    return found
  })
  return Buffer.from(bytes)
}

const TABLES = new Map<string, ReadonlyMap<string, readonly number[]>>()

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = TABLES.get(encoding)
  if (known !== undefined) return known
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, readonly number[]>()
  const add = (...bytes: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
  }
  for (let lead = 0x80; lead < 0x100; lead++) add(lead)
  for (let lead = 0x80; lead < 0x100; lead++) for (let trail = 0x40; trail < 0x100; trail++) add(lead, trail)
  TABLES.set(encoding, table)
  return table
}
