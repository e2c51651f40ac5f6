import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'

const SCHEMA: unknown = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'))
const isReport = new Ajv2020({ allErrors: true }).compile(Object(SCHEMA))

/** report.json has the published form. */
export function expectReportForm(report: unknown): void {
  isReport(report)
  expect(isReport.errors ?? []).toEqual([])
}
