/** What is done about a value that a check finds. */
export type Verdict = 'refuses' | 'warns'

export interface ValueCheck {
  /** Kebab-case; the address of the check in the documentation. */
  readonly id: string
  /** What is found, as the documentation says it. */
  readonly finds: string
  readonly verdict: Verdict
  /** The code that the org itself gives such a record, where the check refuses. */
  readonly code?: string
  /** Whether the check compares values with the describe of the object. */
  readonly needsDescribe: boolean
  /** For a check that refuses: who says in public that the org refuses it. For others: where the rule comes from. */
  readonly source: string
}

const XSD_FORM = 'W3C XML Schema Part 2, which the Bulk API guide, "Valid CSV Record Rows", names for numbers'

/**
 * All checks of values, in the order of the documentation. A check refuses only what the org refuses whatever its automation does,
 * and only with a public source; all others warn, and the values are sent as they are. No automation can correct what is refused:
 * foreign keys, field formats, maximum field lengths and restricted picklists of a request by API are validated before any flow or
 * trigger. Source: Apex Developer Guide, "Triggers and Order of Execution", step 2.
 */
export const VALUE_CHECKS = [
  {
    id: 'spreadsheet-error',
    finds: 'a value that is an error of a spreadsheet, such as `#REF!`, `#VALUE!`, `#NAME?` or `#####`',
    verdict: 'warns',
    needsDescribe: false,
    source:
      'Microsoft Support, "ERROR.TYPE function" and "How to correct a ##### error"; LibreOffice Help, "Error Codes"',
  },
  {
    id: 'null-word',
    finds:
      'a value that is a word with which a program writes "no value": `NULL`, `null`, `(null)`, `\\N`, `NaN`, `None`, `nil`, `undefined`, `<NA>`',
    verdict: 'warns',
    needsDescribe: false,
    source:
      'MySQL manual, "NULL Values"; PostgreSQL manual, "COPY"; pandas, "read_csv", na_values; Go, package fmt; ECMAScript, "ToString"',
  },
  {
    id: 'clears-field',
    finds: '`#N/A`, which clears the field in an update or upsert',
    verdict: 'warns',
    needsDescribe: false,
    source: 'Bulk API 2.0 guide, "Prepare CSV Files"',
  },
  {
    id: 'typographic-quotes',
    finds:
      'a value in typographic double quotes, such as `“Acme”`, `„Acme“` or `«Acme»`. A record that is cut inside them is refused',
    verdict: 'warns',
    needsDescribe: false,
    source: 'Unicode Standard, chapter 6.2, "Language-Based Usage of Quotation Marks"',
  },
  {
    id: 'formula-cell',
    finds:
      'a formula of a spreadsheet that holds one text, such as `="01067"`. Where its quotes break the CSV, the record is refused',
    verdict: 'warns',
    needsDescribe: false,
    source: 'Microsoft Support, "Keeping leading zeros and large numbers"',
  },
  {
    id: 'control-character',
    finds: 'NUL or another control character in a value, other than tabs and line breaks',
    verdict: 'warns',
    needsDescribe: false,
    source: 'W3C XML 1.0, section 2.2: XML cannot hold these characters',
  },
  {
    id: 'blank-key',
    finds:
      'a record without its key: the external id of an upsert, or the Id of another operation, is blank or `#N/A`. In an upsert by Id, a blank Id makes a new record, and `#N/A` is an error of a spreadsheet',
    verdict: 'refuses',
    code: 'MISSING_ARGUMENT',
    needsDescribe: false,
    source:
      'Salesforce Help 000387915 (Ids); SOAP API guide, "Core Data Types Used in API Calls", StatusCode, and "upsert()"; Bulk API 2.0 guide, "Prepare CSV Files" (`#N/A`)',
  },
  {
    id: 'text-too-long',
    finds: 'a text with more characters than its field can hold. Blanks at the ends do not count',
    verdict: 'refuses',
    code: 'STRING_TOO_LONG',
    needsDescribe: true,
    source:
      'SOAP API guide, "AllowFieldTruncationHeader": email, multipicklist, phone, picklist, string and textarea; "DescribeSObjectResult", Field, `length`',
  },
  {
    id: 'text-may-be-too-long',
    finds: 'a URL or a rich text that is longer than its field',
    verdict: 'warns',
    needsDescribe: true,
    source: 'SOAP API guide, "AllowFieldTruncationHeader", which does not list URLs; Salesforce Help 000382141',
  },
  {
    id: 'not-a-number',
    finds: 'a value that is not a number, such as `1,000`, `5 %` or `n/a`, in a number field',
    verdict: 'refuses',
    code: 'INVALID_FIELD',
    needsDescribe: true,
    source: `${XSD_FORM}; forcedotcom/CustomMetadataLoader issue 80`,
  },
  {
    id: 'number-too-large',
    finds: 'a number with more digits before the decimal point than its field can hold. Further decimals are accepted',
    verdict: 'refuses',
    code: 'NUMBER_OUTSIDE_VALID_RANGE',
    needsDescribe: true,
    source:
      'SOAP API guide, "DescribeSObjectResult", Field, `digits` and `scale`: the API returns an error; Salesforce Developers forum 9060G000000BfsuQAC',
  },
  {
    id: 'odd-number',
    finds: 'a number with decimals or an exponent in a field of whole numbers, or one that is not finite',
    verdict: 'warns',
    needsDescribe: true,
    source: XSD_FORM,
  },
  {
    id: 'not-a-date',
    finds: 'a value that does not begin with year, month and day, such as `31/12/2026` or `46204`, in a date field',
    verdict: 'refuses',
    code: 'INVALID_FIELD',
    needsDescribe: true,
    source: `Bulk API 2.0 guide, "Valid Date Format in Records"; SFDO-Tooling/Snowfakery issue 793 (one parser reads both); on GitHub, import logs with "'6/15/19' is not a valid value for the type xsd:date"`,
  },
  {
    id: 'odd-date',
    finds: 'a date in another form than `2026-11-24`, or one that the calendar does not have',
    verdict: 'warns',
    needsDescribe: true,
    source: 'Bulk API 2.0 guide, "Valid Date Format in Records"',
  },
  {
    id: 'not-a-date-and-time',
    finds: 'a value that does not begin with year, month and day, or a day without a time, in a date/time field',
    verdict: 'refuses',
    code: 'INVALID_FIELD',
    needsDescribe: true,
    source: 'Bulk API 2.0 guide, "Valid Date Format in Records"; SFDO-Tooling/Snowfakery issue 793',
  },
  {
    id: 'odd-date-and-time',
    finds: 'a date and time in another form than `2026-11-24T09:30:00Z`, or one that the calendar does not have',
    verdict: 'warns',
    needsDescribe: true,
    source: 'Bulk API 2.0 guide, "Valid Date Format in Records"',
  },
  {
    id: 'odd-boolean',
    finds: 'a value other than `true`, `false`, `1` and `0`, in any case, in a checkbox field',
    verdict: 'warns',
    needsDescribe: true,
    source: 'SOAP API guide, "Primitive Data Types", boolean',
  },
  {
    id: 'not-an-email',
    finds: 'an email address without `@`, without anything before or behind it, or with blanks inside',
    verdict: 'refuses',
    code: 'INVALID_EMAIL_ADDRESS',
    needsDescribe: true,
    source:
      'SOAP API guide, "Core Data Types Used in API Calls", StatusCode; salesforce.stackexchange.com 8689 (the refusal); npmjs.com/package/salesforce-email (the form)',
  },
  {
    id: 'not-an-id',
    finds: 'an Id that has not 15 or 18 letters and digits, or whose last 3 of 18 fit no other characters',
    verdict: 'refuses',
    code: 'MALFORMED_ID',
    needsDescribe: true,
    source: 'Salesforce Help 000387915; salesforce.stackexchange.com 334496',
  },
  {
    id: 'id-of-another-object',
    finds: 'an Id that begins otherwise than those of the object, in `Id` or in a lookup to up to three objects',
    verdict: 'refuses',
    code: 'MALFORMED_ID or FIELD_INTEGRITY_EXCEPTION',
    needsDescribe: true,
    source:
      'REST API guide, "Upsert Records Using sObject Collections"; salto.io, "Demystifying \'Invalid Cross Reference Id\' errors in Salesforce"',
  },
  {
    id: 'id-in-another-case',
    finds: 'an Id of 18 characters whose upper and lower case does not fit its last 3 characters',
    verdict: 'warns',
    needsDescribe: true,
    source:
      'SOAP API guide, "ID Field Type", which allows any case; salesforce.stackexchange.com 334496, where it was refused',
  },
  {
    id: 'not-in-picklist',
    finds: 'a value that a restricted picklist does not have. Case, labels and blanks at the ends are accepted',
    verdict: 'refuses',
    code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    needsDescribe: true,
    source: 'Salesforce Help 000381951 and 005228870; Gearset documentation 2964854',
  },
  {
    id: 'may-not-be-in-picklist',
    finds: 'an inactive value of a restricted picklist, or a currency that the org does not list',
    verdict: 'warns',
    needsDescribe: true,
    source: 'Salesforce Help 005228870',
  },
] as const satisfies readonly ValueCheck[]

export type CheckId = (typeof VALUE_CHECKS)[number]['id']
