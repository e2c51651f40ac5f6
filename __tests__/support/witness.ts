import type { Answer } from './stand-in-sender.ts'

/** Something that must never happen to a record, whose line begins with its key. */
export type Breach = `${'twice' | 'older last' | 'may be written yet'}: ${string}`

/** `maybe`: nobody told what became of it. */
export type IsIn = 'yes' | 'no' | 'maybe'

/** Knows of each record whether it is in the org, whatever the org tells. Records are `key,number`, numbered in the order of the
 *  files. */
export function createWitness(operation: 'insert' | 'upsert') {
  const inOrg = new Map<number, IsIn>()
  const keyOf = new Map<number, string>()
  /** Records that a job may still write. */
  const atWork = new Set<number>()
  const breaches: Breach[] = []
  const numberOf = (record: string) => Number(record.split(',')[1])
  const isIn = (number: number): IsIn => inOrg.get(number) ?? 'no'
  const check = (record: string, all: readonly string[]) => {
    const number = numberOf(record)
    const [key = ''] = record.split(',')
    if (operation === 'insert') {
      if (isIn(number) !== 'no') breaches.push(`twice: ${record}`)
      return
    }
    const others = [...keyOf].filter(([other, itsKey]) => itsKey === key && other !== number)
    if (others.some(([other]) => other > number && isIn(other) === 'yes')) breaches.push(`older last: ${record}`)
    const isBeside = all.some((other) => other !== record && other.startsWith(`${key},`))
    if (isBeside || others.some(([other]) => other < number && atWork.has(other)))
      breaches.push(`may be written yet: ${record}`)
    keyOf.set(number, key)
  }
  return {
    breaches,
    isIn,
    /** Sees records being sent, and what the org makes of them. */
    see: (records: readonly string[], answer: Answer): Answer => {
      for (const record of records) check(record, records)
      for (const [place, record] of records.entries()) {
        const number = numberOf(record)
        if (answer.kind === 'not-sent') continue
        const mayGoOn = answer.kind === 'running' || (answer.kind === 'done' && answer.state === 'Aborted')
        if (mayGoOn) atWork.add(number)
        inOrg.set(number, becomes(isIn(number), answer, place))
      }
      return answer
    },
  }
}

function becomes(was: IsIn, answer: Answer, place: number): IsIn {
  if (answer.kind !== 'done' || answer.unread !== undefined) return was === 'yes' ? 'yes' : 'maybe'
  const fate = answer.fates?.[place] ?? 'loaded'
  if (fate === 'loaded') return 'yes'
  return fate === 'lost' ? 'maybe' : was
}
