import { setFlagsFromString } from 'node:v8'

/** Makes V8 collect garbage in one go until the test is over. Thousands of small loads each leave some large arrays behind, and V8
 *  would spend as much time on marking the rest of the heap as the test takes.
 *
 *  @returns a function that undoes this */
export function collectAtOnce(): () => void {
  setFlagsFromString('--no-incremental-marking')
  return () => setFlagsFromString('--incremental-marking')
}
