import { expect, it } from '@jest/globals'
import type { ResultKind } from '../../src/bulk/client.ts'
import { isHeaderOf } from '../../src/job-results/result-header.ts'

const UPLOADED = ['Name', 'Phone']

it.each<[ResultKind, readonly string[], readonly string[] | undefined, boolean]>([
  ['successfulResults', ['sf__Id', 'sf__Created', 'Name', 'Phone'], UPLOADED, true],
  ['successfulResults', ['sf__Id', 'sf__Created'], UPLOADED, true],
  ['successfulResults', ['sf__Id', 'sf__Error', 'Name'], UPLOADED, false],
  ['successfulResults', ['Name', 'Phone'], UPLOADED, false],
  ['successfulResults', ['<html><head>'], UPLOADED, false],
  ['failedResults', ['sf__Id', 'sf__Error', 'Name'], UPLOADED, true],
  ['failedResults', ['SF__ID', 'SF__ERROR'], UPLOADED, true],
  ['failedResults', ['sf__Id', 'sf__Created', 'Name'], UPLOADED, false],
  ['unprocessedrecords', ['Name', 'Phone'], UPLOADED, true],
  ['unprocessedrecords', ['phone', 'name'], UPLOADED, true],
  ['unprocessedrecords', ['Name', 'Fax'], UPLOADED, false],
  ['unprocessedrecords', ['sf__Id', 'sf__Error'], UPLOADED, false],
  ['unprocessedrecords', ['<!DOCTYPE html>'], UPLOADED, false],
  ['unprocessedrecords', ['<!DOCTYPE html>'], undefined, false],
  ['unprocessedrecords', ['[{"errorCode":"X"}]'], undefined, false],
  ['unprocessedrecords', ['Name', 'Fax'], undefined, true],
])('%s with %j', (kind, columns, uploaded, expected) => {
  expect(isHeaderOf(kind, columns, uploaded)).toBe(expected)
})
