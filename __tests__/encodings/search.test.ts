import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { EncodingSearch } from '../../src/encodings/search.ts'
import { decodeWhole } from '../../src/encodings/transcoder.ts'
import { cut } from '../support/csv-arbitraries.ts'
import { encode } from '../support/encode.ts'

function searched(bytes: Buffer, sizes: readonly number[] = []) {
  const search = new EncodingSearch()
  for (const chunk of cut(bytes, sizes)) search.feed(Buffer.from(chunk))
  return search.end()
}

function fitting(text: string, encoding: string): readonly string[] {
  return searched(encode(text, encoding)).fitting
}

const NAMES = {
  german: 'Name,City\nMüller GmbH,Köln\nGroß & Söhne,Nürnberg\nÄrztehaus,Gießen\nSTRAßE,ÜBERLINGEN\n',
  french:
    'Name,City\nÉcole française,Orléans\nCafé « Noël »,Besançon\nHôpital,Évreux\nGarçon,Sète\nForêt d’Orléans,Laon\n',
  polish: 'Name,City\nŁódź,Gdańsk\nŻółkiewski,Kraków\nŚwiątek,Wrocław\nPęk,Częstochowa\n',
  czech: 'Name,City\nDvořák,Plzeň\nNovotný,Říčany\nKučera,Žďár\nŠtěpán,Ústí\n',
  turkish: 'Name,City\nIşık,İzmir\nYılmaz,Muğla\nGüneş,Eskişehir\n',
  russian: 'Name,City\nИванов Иван,Москва\nООО «Ромашка»,Санкт-Петербург\nПетрова Анна,Новосибирск\n',
  greek: 'Name,City\nΠαπαδόπουλος,Αθήνα\nΓεωργίου,Θεσσαλονίκη\n',
  japanese: 'Name,Ext_Id__c,BillingCity\n株式会社サンプル,J-1,東京\n表計算ソフト,J-2,大阪\n',
  chinese: 'Name,City\n北京科技有限公司,北京市\n张伟,上海市浦东新区\n李娜,广州\n',
  taiwanese: 'Name,City\n台灣電子股份有限公司,台北市\n陳大文,高雄市\n林小明,新竹\n',
  korean: 'Name,City\n주식회사 한국전자,서울시\n김민수,부산광역시\n이영희,대구\n',
}

describe('one encoding fits a file of', () => {
  it.each([
    ['a single é in windows-1252', 'Name\nCafé\n', 'windows-1252'],
    ['German in windows-1252', NAMES.german, 'windows-1252'],
    ['French in windows-1252', NAMES.french, 'windows-1252'],
    ['German on an old Mac', NAMES.german, 'macintosh'],
    ['French on an old Mac', NAMES.french, 'macintosh'],
    ['Polish in windows-1250', NAMES.polish, 'windows-1250'],
    ['Polish in iso-8859-2', NAMES.polish, 'iso-8859-2'],
    ['Czech in windows-1250', NAMES.czech, 'windows-1250'],
    ['Russian in windows-1251', NAMES.russian, 'windows-1251'],
    ['Russian in koi8-r', NAMES.russian.replace(/[«»]/g, '"'), 'koi8-r'],
    ['Russian in DOS', NAMES.russian.replace(/[«»]/g, '"'), 'ibm866'],
    ['Greek', NAMES.greek, 'windows-1253'],
    ['Japanese in shift_jis', NAMES.japanese, 'shift_jis'],
    ['Japanese in euc-jp', NAMES.japanese, 'euc-jp'],
    ['Chinese', NAMES.chinese, 'gb18030'],
    ['Chinese of Taiwan', NAMES.taiwanese, 'big5'],
    ['Korean', NAMES.korean, 'euc-kr'],
    ['Chinese in UTF-16 without a mark', '名称,城市\n北京科技有限公司,北京\n', 'utf-16le'],
    ['Chinese in UTF-16, the other way round', '名称,城市\n北京科技有限公司,北京\n', 'utf-16be'],
  ])('%s', (_, text, encoding) => {
    expect(fitting(text, encoding)).toEqual([encoding])
  })
})

describe('several encodings may fit, and none is chosen for', () => {
  it.each([
    ['a Czech or Norwegian letter', 'Name\nDvořák\n', 'windows-1250', ['windows-1252', 'windows-1250']],
    ['Turkish or Icelandic letters', 'Name\nYılmaz\n', 'windows-1254', ['windows-1252', 'windows-1254']],
  ])('%s', (_, text, encoding, others) => {
    expect(fitting(text, encoding)).toEqual(expect.arrayContaining(others))
  })

  it('the right one is among them for any of its texts', () => {
    const words: Readonly<Record<string, readonly string[]>> = {
      'windows-1252': ['Müller', 'Café', 'Señor', 'Ærø', 'Ålesund', 'Größe', 'œuvre', 'São Paulo', '“quoted”', '5 €'],
      'windows-1250': ['Łódź', 'Dvořák', 'Győr', 'Žižkov', 'Kovačić', 'Müller'],
      macintosh: ['Müller', 'Café', 'Señor', 'Größe', '“quoted”'],
      'windows-1251': ['Иванов', 'Москва', 'Анна', 'Сергеев', 'Новосибирск', 'Екатерина'],
      shift_jis: ['株式会社', '東京都', 'サンプル', '田中', 'ｻﾝﾌﾟﾙ', 'なまえ'],
      gb18030: ['北京', '有限公司', '王伟', '上海市', '科技'],
      big5: ['台北市', '有限公司', '陳大文', '高雄'],
      'euc-kr': ['서울시', '주식회사', '김민수', '부산'],
    }
    for (const [encoding, all] of Object.entries(words)) {
      const texts = fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 8 })
      fc.assert(
        fc.property(texts, (some) => {
          const bytes = encode(`Name\n${some.join('\n')}\n`, encoding)
          const decoded = searched(bytes).fitting.map((one) => decodeWhole(bytes, one))
          expect(decoded).toContain(decodeWhole(bytes, encoding))
        }),
        { numRuns: 20 },
      )
    }
  })
})

describe('no encoding fits', () => {
  it.each([
    ['DOS of western Europe, which Node does not know', Buffer.from('Name\nM\x81ller\nK\x94ln\n', 'latin1')],
    ['bytes of no text', Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 7919) % 256 || 1))],
    ['one byte that the encoding does not have', Buffer.concat([encode(NAMES.japanese, 'shift_jis'), Buffer.of(0x83)])],
  ])('%s', (_, bytes) => {
    expect(searched(bytes).fitting).toEqual([])
  })

  it('text that is UTF-8 but for some bytes', () => {
    const bytes = Buffer.concat([Buffer.from(NAMES.german), Buffer.from('M\xfcller\n', 'latin1')])
    expect(searched(bytes)).toEqual({ fitting: [], words: { utf8: 5, others: 1 } })
  })

  it('windows-1252 with UTF-8 behind it', () => {
    const bytes = Buffer.concat([encode(NAMES.french + NAMES.german, 'windows-1252'), Buffer.from(NAMES.german)])
    expect(searched(bytes).fitting).toEqual([])
  })
})

it('comes to the same however the file is cut', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 })
  for (const [text, encoding] of [
    [NAMES.japanese, 'shift_jis'],
    [NAMES.korean, 'euc-kr'],
    [NAMES.polish, 'windows-1250'],
  ] as const) {
    const bytes = encode(text, encoding)
    fc.assert(
      fc.property(sizes, (some) => {
        expect(searched(bytes, some)).toEqual(searched(bytes))
      }),
      { numRuns: 20 },
    )
  }
})

it('looks at the first and the last lines of a large file, and at each byte', () => {
  const ascii = Buffer.from('Acme,Springfield\n'.repeat(60_000))
  const bytes = Buffer.concat([Buffer.from('Name,City\n'), ascii, encode(NAMES.japanese, 'shift_jis'), ascii])
  const sizes = Array.from({ length: 40 }, () => 65_536)
  expect(searched(bytes, sizes).fitting).toEqual(['shift_jis'])
  const odd = Buffer.from(bytes)
  odd[500_000] = 0xff
  expect(searched(odd, sizes).fitting).not.toContain('shift_jis')
})
