/** Letters beside those of ASCII that languages with Latin script are written with, in lower case. Sources: Unicode CLDR, main
 *  exemplar characters of each language, with the auxiliary ones that its names use. */
const GERMAN = 'äöüß'
const FRENCH = 'àâæçèéêëîïôœùûüÿ'
const SPANISH = 'áéíñóúüçªº'
const PORTUGUESE = 'àáâãçéêíóôõúüªº'
const ITALIAN = 'àèéìíîòóùúªº'
const DUTCH = 'áäèéêëíïóöúü'
const NORDIC = 'àáäåæèéêóôöøü'
const FINNISH = 'äåöšž'
const ICELANDIC = 'áæéíóöøúýðþ'
const POLISH = 'óąćęłńśźż'
const CZECH_OR_SLOVAK = 'áäéíóôöúüýčďěĺľňŕřšťůž'
const HUNGARIAN = 'áéíóöúüőű'
const SOUTH_SLAVIC = 'ćčđšž'
const ROMANIAN = 'âîășşțţ'
const TURKISH = 'âçîöûüğışi̇'
const BALTIC_LITHUANIAN = 'ąčėęįšųūž'
const BALTIC_LATVIAN = 'āčēģīķļņōŗšūž'
const ESTONIAN = 'äõöüšž'

const WESTERN = [GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH, NORDIC, FINNISH, ICELANDIC]
const CENTRAL = [GERMAN, POLISH, CZECH_OR_SLOVAK, HUNGARIAN, SOUTH_SLAVIC, ROMANIAN]

/** The languages that each encoding of Latin script is used for. */
export const LATIN_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': WESTERN,
  'iso-8859-15': WESTERN,
  macintosh: WESTERN,
  'windows-1250': CENTRAL,
  'iso-8859-2': CENTRAL,
  'windows-1254': [TURKISH, GERMAN, FRENCH],
  'windows-1257': [BALTIC_LITHUANIAN, BALTIC_LATVIAN, ESTONIAN, POLISH],
}

/** A script that is written without Latin letters, and the letters that make up most of any text in it. */
export interface OtherScript {
  readonly script: RegExp
  readonly common: string
}

const CYRILLIC: OtherScript = { script: /^[\u0400-\u052f]+$/, common: 'оеаинтсрвлкмдпуі' }
const GREEK: OtherScript = { script: /^[\u0370-\u03ff]+$/, common: 'αοιετσνηυρπκμλςάέήίόύώ' }
const HEBREW: OtherScript = { script: /^[\u0590-\u05ff]+$/, common: 'יוהלאמרתבשנ' }
const ARABIC: OtherScript = { script: /^[\u0600-\u06ff]+$/, common: 'اليمونترةبدعسح' }
const THAI: OtherScript = { script: /^[\u0e00-\u0e7f]+$/, common: 'านรกเงอมยลวดทสตะปบคหแชพใไ' }

export const OTHER_SCRIPTS: Readonly<Record<string, OtherScript>> = {
  'windows-1251': CYRILLIC,
  'koi8-r': CYRILLIC,
  'koi8-u': CYRILLIC,
  ibm866: CYRILLIC,
  'windows-1253': GREEK,
  'windows-1255': HEBREW,
  'windows-1256': ARABIC,
  'windows-874': THAI,
}

/** An encoding of an East Asian language: where its table has the characters that people use daily, and the most frequent of
 *  those in names of people, companies and places. */
export interface EastAsian {
  /** Lead bytes from which to which, and trail bytes from which to which. */
  readonly daily: readonly [leads: readonly [number, number], trails: readonly [number, number]]
  readonly common: string
  readonly hasKana: boolean
}

const JAPANESE =
  '株式会社有限東京都道府県市区町村大阪名古屋神奈川横浜北海福岡山田中木小林佐藤鈴高橋伊渡辺本吉加井松島原上下野石森池谷西南新丁目番地号一二三四五六七八九十年月日人生男女子太郎美営業部長課員店支製作所工場産電気機械商事建設計算表開発技術研究学校病院国際文化合資組協'
const CHINESE =
  '公司有限责任股份集团中国北京上海广州深圳市省区县路号街道镇乡村室楼大厦科技贸易实业发展电子信息工程设备制造商王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文男女是否无的一不人在了年月日东南西新'
const TRADITIONAL_CHINESE =
  '公司有限股份台灣北市高雄新竹中南縣區路段號樓街巷弄鄉鎮村里大業國際科技電子實企陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊江呂何羅蕭潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴男女是否無的一不人在了年月日東西香港'
const KOREAN =
  '이김박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민진지현수영미경은연희준호재동석철상기원선시군읍면로길층식회사유대국울부산인천광전충청라제업자건설무역녀가나다의을를는에'

export const EAST_ASIAN: Readonly<Record<string, EastAsian>> = {
  shift_jis: {
    daily: [
      [0x88, 0x98],
      [0x40, 0xfc],
    ],
    common: JAPANESE,
    hasKana: true,
  },
  'euc-jp': {
    daily: [
      [0xb0, 0xcf],
      [0xa1, 0xfe],
    ],
    common: JAPANESE,
    hasKana: true,
  },
  gb18030: {
    daily: [
      [0xb0, 0xd7],
      [0xa1, 0xfe],
    ],
    common: CHINESE,
    hasKana: false,
  },
  big5: {
    daily: [
      [0xa4, 0xc6],
      [0x40, 0xfe],
    ],
    common: TRADITIONAL_CHINESE,
    hasKana: false,
  },
  'euc-kr': {
    daily: [
      [0xb0, 0xc8],
      [0xa1, 0xfe],
    ],
    common: KOREAN,
    hasKana: false,
  },
}
