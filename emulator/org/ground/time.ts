/** A time as job JSON has it: `2018-12-10T17:50:19.000+0000`. Source: samples of the Bulk API 2.0 guide. */
export function salesforceTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '+0000')
}
