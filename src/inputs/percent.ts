/** Reads a percentage as a share: `2.5%` is 0.025. Undefined for anything but a percentage from `0%` to `100%`. */
export function readPercent(text: string): number | undefined {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1]
  return percent !== undefined && Number(percent) <= 100 ? Number(percent) / 100 : undefined
}
