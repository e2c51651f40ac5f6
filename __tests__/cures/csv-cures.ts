import { type Broken, csv, deleteNamedLine, files, replace, rewrite } from './cures.ts'

const TWO = 'Name,City\nAcme,Bonn\nBeta,Ulm\n'
const wide = (columns: number, length: number) =>
  Array.from({ length: columns }, (_, at) => `${'C'.repeat(length)}_${at}`).join()
const FIELD = 'x'.repeat(110_000)
/** More than is looked at to find out how lines end. */
const OLD_MAC = `Name,City\r${'Acme,Bonn\r'.repeat(500_000)}`
const HEADER_LINE = `Name,${'City'.repeat(10)}`

export const CSV_CURES = {
  'separator-line': [
    {
      name: 'sep=',
      load: csv('sep=;\nName;City\nAcme;Bonn\n'),
      cures: [{ words: 'Delete it', follow: deleteNamedLine, sent: ['Name;City\nAcme;Bonn\n'] }],
    },
  ],
  'line-feed-among-cr': [
    {
      name: 'CR, and a first LF far behind',
      load: { ...csv(`${OLD_MAC}Gamma,Kiel\n`), reading: { maxBytes: 10_000_000 } },
      cures: [
        {
          words: 'Save the file with LF or CRLF line endings throughout',
          follow: rewrite((text) => text.replaceAll('\r', '\n')),
          sent: [`${OLD_MAC.replaceAll('\r', '\n')}Gamma,Kiel\n`],
        },
      ],
    },
  ],
  'blank-column-with-value': [
    {
      name: 'a value behind the last column with a name',
      load: csv('Name,City,\nAcme,Bonn,x\nBeta,Ulm,\n'),
      cures: [
        {
          words: 'Name the column in the first row',
          follow: replace('City,', 'City,Site'),
          sent: ['Name,City,Site\nAcme,Bonn,x\nBeta,Ulm,\n'],
        },
        { words: 'delete the value', follow: replace('Bonn,x', 'Bonn,'), sent: [TWO] },
      ],
    },
  ],
  'row-without-line': [
    {
      name: 'a row of failed.csv that has no line',
      load: csv('sf__Id,sf__Error,Name,City,source_file,source_line\n,X,Acme,Bonn,a.csv,2\n,X,b?ta,Ulm,,\n'),
      cures: [
        {
          words: 'Correct the record in its own file, load that, and delete this row',
          follow: (load, message) => {
            const { files: left } = deleteNamedLine(load, message)
            return { ...load, files: { ...left, 'b.csv': 'Name,City\nBeta,Ulm\n' } }
          },
          sent: [TWO],
        },
      ],
    },
  ],
  'lone-cr': [
    {
      name: 'a carriage return that ends a record',
      load: csv('Name,City\nAcme,Bonn\rBeta,Ulm\n'),
      cures: [
        {
          words: 'If it ends a record, save the file with LF or CRLF line endings',
          follow: replace('\r', '\n'),
          sent: [TWO],
        },
      ],
    },
    {
      name: 'a carriage return in a value',
      load: csv('Name,City\nAc\rme,Bonn\n'),
      cures: [
        {
          words: 'If it belongs to a value, put quotes around the whole field',
          follow: replace('Ac\rme', '"Ac\rme"'),
          sent: ['Name,City\n"Ac\nme",Bonn\n'],
        },
      ],
    },
  ],
  'unclosed-quote': [
    {
      name: 'a quote that does not belong there',
      load: csv('Name,City\n"Acme,Bonn\nBeta,Ulm\n'),
      cures: [{ words: 'Check for a stray " in this record', follow: replace('"', ''), sent: [TWO] }],
    },
  ],
  'text-after-quote': [
    {
      name: 'quotes inside a field',
      load: csv('Name,City\n"The "Acme" shop",Bonn\n'),
      cures: [
        {
          words: 'Double the quotes inside the field',
          follow: replace('"Acme"', '""Acme""'),
          sent: ['Name,City\n"The ""Acme"" shop",Bonn\n'],
        },
      ],
    },
    {
      name: 'text behind a field of several lines',
      load: csv('Name,City\n"Acme\nInc."x,Bonn\n'),
      cures: [
        { words: 'delete what follows it', follow: replace('"x,', '",'), sent: ['Name,City\n"Acme\nInc.",Bonn\n'] },
      ],
    },
    {
      name: 'text behind a field',
      load: csv('Name,City\n"Acme" ,Bonn\n'),
      cures: [{ words: 'delete what follows it', follow: replace('" ,', '",'), sent: ['Name,City\n"Acme",Bonn\n'] }],
    },
  ],
  'quote-in-unquoted-field': [
    {
      name: 'a quote in a value',
      load: csv('Name,City\nAcme 5",Bonn\n'),
      cures: [
        {
          words: 'Put quotes around the whole field, nothing before them, and double those inside',
          follow: replace('Acme 5"', '"Acme 5"""'),
          sent: ['Name,City\n"Acme 5""",Bonn\n'],
        },
      ],
    },
    {
      name: 'a space before the quotes',
      load: csv('City,Name\nBonn, "Acme, Inc."\n'),
      cures: [
        {
          words: 'Put quotes around the whole field, nothing before them',
          follow: replace(', "Acme', ',"Acme'),
          sent: ['City,Name\nBonn,"Acme, Inc."\n'],
        },
      ],
    },
  ],
  'ragged-record': [
    {
      name: 'too many fields',
      load: csv('Name,City\nAcme, Inc.,Bonn\n'),
      cures: [
        {
          words: 'Put quotes around a field that holds the delimiter',
          follow: replace('Acme, Inc.', '"Acme, Inc."'),
          sent: ['Name,City\n"Acme, Inc.",Bonn\n'],
        },
        { words: 'delete the extra fields', follow: replace('Acme, Inc.', 'Acme'), sent: ['Name,City\nAcme,Bonn\n'] },
      ],
    },
    {
      name: 'one field',
      load: csv(`${TWO}Generated by Report\n`),
      cures: [{ words: 'If it is not a record', follow: deleteNamedLine, sent: [TWO] }],
    },
    {
      name: 'a line break in a value',
      load: csv('Name,City\nAcme\nInc.,Bonn\n'),
      cures: [
        {
          words: 'put quotes around a field that holds a line break or the delimiter',
          follow: replace('Acme\nInc.', '"Acme\nInc."'),
          sent: ['Name,City\n"Acme\nInc.",Bonn\n'],
        },
      ],
    },
    {
      name: 'too few fields',
      load: csv('Name,City\nAcme\nBeta,Ulm\n'),
      cures: [{ words: 'add the missing fields', follow: replace('Acme\n', 'Acme,Bonn\n'), sent: [TWO] }],
    },
    {
      name: 'too few fields, of which one looks like the rest of another',
      load: csv('Name,City,Site\nAcme, Inc.\n'),
      cures: [
        {
          words: 'Put quotes around a field that holds a line break or the delimiter, or add the missing fields',
          follow: replace('Acme, Inc.', '"Acme, Inc.",Bonn,x'),
          sent: ['Name,City,Site\n"Acme, Inc.",Bonn,x\n'],
        },
      ],
    },
  ],
  'record-too-long': [
    {
      name: 'a record of 440,003 characters',
      load: csv(`A,B,C,D\n${[FIELD, FIELD, FIELD, FIELD].join()}\n1,2,3,4\n`),
      cures: [
        {
          words: 'Shorten its fields',
          follow: rewrite((text) => text.replaceAll(FIELD, 'x')),
          sent: ['A,B,C,D\nx,x,x,x\n1,2,3,4\n'],
        },
        { words: 'leave the record out', follow: deleteNamedLine, sent: ['A,B,C,D\n1,2,3,4\n'] },
      ],
    },
  ],
  'field-too-long': [
    {
      name: 'a field of 131,073 characters',
      load: csv(`A,B\n${'x'.repeat(131_073)},1\n2,3\n`),
      cures: [
        { words: 'Shorten the field', follow: rewrite((text) => text.replace(/x+/, 'x')), sent: ['A,B\nx,1\n2,3\n'] },
        { words: 'leave the record out', follow: deleteNamedLine, sent: ['A,B\n2,3\n'] },
      ],
    },
  ],
  'record-too-large': [
    {
      name: 'a record that no job has room for',
      load: { ...csv(`Name\n${'x'.repeat(200)}\n`), reading: { maxBytes: 100 } },
      cures: [
        { words: 'Shorten the record', follow: rewrite((text) => text.replace(/x+/, 'x')), sent: ['Name\nx\n'] },
        {
          words: 'increase `job-size-mb`',
          follow: (load) => ({ ...load, reading: { maxBytes: 1_000 } }),
          sent: [`Name\n${'x'.repeat(200)}\n`],
        },
      ],
    },
  ],
  'endless-header': [
    {
      name: 'a quote in the header',
      load: csv(`Name,"City\n${'Acme,Bonn\n'.repeat(13_000)}`),
      cures: [
        {
          words: 'Check for a stray " in it',
          follow: replace('"', ''),
          sent: [`Name,City\n${'Acme,Bonn\n'.repeat(13_000)}`],
        },
      ],
    },
  ],
  'header-too-long': [
    {
      name: 'a header of more than 32,000 characters',
      load: csv(`${wide(400, 90)}\n${'1,'.repeat(399)}1\n`),
      cures: [
        {
          words: 'Load fewer columns at a time',
          follow: rewrite(() => `${wide(200, 90)}\n${'1,'.repeat(199)}1\n`),
          sent: [`${wide(200, 90)}\n${'1,'.repeat(199)}1\n`],
        },
      ],
    },
  ],
  'too-many-columns': [
    {
      name: 'a header of 5,001 columns',
      load: csv(`${wide(5_001, 0)}\n${'1,'.repeat(5_000)}1\n`),
      cures: [
        {
          words: 'Load fewer columns at a time',
          follow: rewrite(() => `${wide(50, 0)}\n${'1,'.repeat(49)}1\n`),
          sent: [`${wide(50, 0)}\n${'1,'.repeat(49)}1\n`],
        },
      ],
    },
  ],
  'blank-column': [
    {
      name: 'a column without a name',
      load: csv('Name,,City\nAcme,x,Bonn\n'),
      cures: [
        { words: 'Name the column', follow: replace(',,', ',Site,'), sent: ['Name,Site,City\nAcme,x,Bonn\n'] },
        {
          words: 'delete it',
          follow: rewrite((text) => text.replace(',,', ',').replace(',x,', ',')),
          sent: ['Name,City\nAcme,Bonn\n'],
        },
      ],
    },
  ],
  'duplicate-column': [
    {
      name: 'a name in two cases',
      load: csv('Name,name\nAcme,Bonn\n'),
      cures: [
        {
          words: 'Delete or rename one of them',
          follow: rewrite((text) => text.replace(',name', '').replace(',Bonn', '')),
          sent: ['Name\nAcme\n'],
        },
        { words: 'Delete or rename one of them', follow: replace('name', 'City'), sent: ['Name,City\nAcme,Bonn\n'] },
      ],
    },
  ],
  'formula-cell': [
    {
      name: 'a number as a text',
      load: csv('Name,PostalCode\nAcme,="01067"\n'),
      cures: [
        {
          words:
            'Replace the formula by the bare value: delete the equals sign and the quotes, so that `01067` is left',
          follow: replace('="01067"', '01067'),
          sent: ['Name,PostalCode\nAcme,01067\n'],
        },
      ],
    },
    {
      name: 'a text with a delimiter',
      load: csv('Name,City\nAcme,="Ulm, Neu"\n'),
      cures: [
        {
          words: 'keep the quotes if the value holds the delimiter, a line break or a quote',
          follow: replace('="Ulm, Neu"', '"Ulm, Neu"'),
          sent: ['Name,City\nAcme,"Ulm, Neu"\n'],
        },
      ],
    },
  ],
  'typographic-quotes': [
    {
      name: 'curly quotes',
      load: csv('Name,City\n“Acme, Inc.”,Bonn\n'),
      cures: [
        {
          words: 'Replace the typographic quotes around the field with straight ones (")',
          follow: rewrite((text) => text.replace(/[“”]/g, '"')),
          sent: ['Name,City\n"Acme, Inc.",Bonn\n'],
        },
      ],
    },
  ],
  'no-columns-left': [
    {
      name: 'result columns only',
      load: csv('sf__Id,source_file,source_line\n001,a.csv,2\n'),
      cures: [{ words: 'Load a file with columns of the object', follow: files({ 'a.csv': TWO }), sent: [TWO] }],
    },
  ],
  'no-records': [
    {
      name: 'a header alone',
      load: csv(`${HEADER_LINE}\n`),
      cures: [
        {
          words: 'A file needs a header row and at least one record',
          follow: files({ 'a.csv': `${HEADER_LINE}\nAcme,Bonn\n` }),
          sent: [`${HEADER_LINE}\nAcme,Bonn\n`],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
