import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { encode } from '../support/encode.ts'
import { expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const INSERT = { operation: 'insert', object: 'Account', files: 'data/*' }

it('gzip files among them, with each record on its line', async () => {
  const contents: Readonly<Record<string, readonly [text: string, names: readonly string[]]>> = {
    'utf-16le': ['\ufeffName\tSite\r\nMüller\t"a\r\nb"\r\n漢字\tc\r\n', ['Müller', '漢字']],
    big5: ['Name,Site\n台北許功蓋,高雄|市\n', ['台北許功蓋']],
    gb18030: ['Name,Site\n北京科技,"上海,浦东"\n', ['北京科技']],
    'windows-1251': ['Name;Site\nИванов;Москва\n', ['Иванов']],
    'windows-1252': ['Name,Site\nCafé,5 €\n', ['Café']],
    macintosh: ['Name,Site\rMüller,Köln\r', ['Müller']],
  }
  for (const [encoding, [text, names]] of Object.entries(contents)) {
    const bytes = encode(text, encoding)
    const { org, load } = await startScenario({ files: { 'data/a.csv': bytes, 'data/b.csv.gz': gzipSync(bytes) } })
    const run = await load({ ...INSERT, encoding })
    expectPassed(run, { created: 2 * names.length })
    const stored = recordsOf(org, 'Account', ['Name']).map(({ Name }) => Name)
    expect(stored.sort()).toEqual([...names, ...names].sort())
    const placed = resultFolder(run).placedRows('Account-insert/successful.csv')
    expect(placed.filter(({ source_line }) => source_line === '2')).toHaveLength(2)
  }
})
