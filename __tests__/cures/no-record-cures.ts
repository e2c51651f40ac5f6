import { type Broken, both, csv, files, replace, rewrite } from './cures.ts'

const COPYRIGHT = 'Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.'

/** Findings about lines that are no records, and about the ways in which other programs write quotes. */
export const NO_RECORD_CURES = {
  'footer-of-a-report': [
    {
      name: 'the footer of a report with as many fields as a record',
      load: csv(`Name,City\nAcme,Bonn\n"Account Report",""\n"${COPYRIGHT}",""\n`),
      cures: [
        {
          words: 'Delete the footer: this line and those around it that are no records.',
          follow: files({ 'a.csv': 'Name,City\nAcme,Bonn\n' }),
          sent: ['Name,City\nAcme,Bonn\n'],
        },
      ],
    },
  ],
  'ruled-line': [
    {
      name: 'dashes below the names of the columns',
      load: csv('Name,City\n----,----\nAcme,Bonn\n'),
      cures: [{ words: 'Delete the line.', follow: replace('----,----\n', ''), sent: ['Name,City\nAcme,Bonn\n'] }],
    },
  ],
  'header-below': [
    {
      name: 'a title above the table',
      load: csv('Table 1\nName,City\nAcme,Bonn\n'),
      cures: [
        {
          words: 'Delete the lines above this one.',
          follow: replace('Table 1\n', ''),
          sent: ['Name,City\nAcme,Bonn\n'],
        },
      ],
    },
  ],
  'quoted-lines': [
    {
      name: 'lines that are in quotes as a whole',
      load: csv('"Name,City"\n"Acme,Bonn"\n'),
      cures: [
        {
          words: 'Remove the quotes around each line.',
          follow: rewrite((text) => text.replaceAll('"', '')),
          sent: ['Name,City\nAcme,Bonn\n'],
        },
      ],
    },
    {
      name: 'lines that are in quotes as a whole, with quotes inside',
      load: csv('"Name,City"\n"""Acme, Inc."",Bonn"\n'),
      cures: [
        {
          words: 'Of two quotes inside a line, one stays.',
          follow: both(replace('"Name,City"', 'Name,City'), replace('"""Acme, Inc."",Bonn"', '"Acme, Inc.",Bonn')),
          sent: ['Name,City\n"Acme, Inc.",Bonn\n'],
        },
      ],
    },
  ],
  backslash: [
    {
      name: 'quotes with a backslash',
      load: csv('Name,City\n"Acme \\"the best\\"",Bonn\n'),
      cures: [
        {
          words: 'Write two quotes in its place: \\" becomes "".',
          follow: rewrite((text) => text.replaceAll('\\"', '""')),
          sent: ['Name,City\n"Acme ""the best""",Bonn\n'],
        },
      ],
    },
    {
      name: 'a delimiter with a backslash',
      load: csv('Name,City\nAcme\\, Inc.,Bonn\n'),
      cures: [
        {
          words: 'Delete the backslash, and put quotes around the whole field.',
          follow: replace('Acme\\, Inc.', '"Acme, Inc."'),
          sent: ['Name,City\n"Acme, Inc.",Bonn\n'],
        },
      ],
    },
  ],
  'cut-record': [
    {
      name: 'a last record without its end',
      load: csv('Name,Phone,City\nAcme,1,Bonn\nGlobex,2'),
      cures: [
        {
          words: 'If the end of the file is missing, copy, export or download it again.',
          follow: files({ 'a.csv': 'Name,Phone,City\nAcme,1,Bonn\nGlobex,2,Ulm\n' }),
          sent: ['Name,Phone,City\nAcme,1,Bonn\nGlobex,2,Ulm\n'],
        },
        {
          words: 'Otherwise, add the missing fields.',
          follow: replace('Globex,2', 'Globex,2,'),
          sent: ['Name,Phone,City\nAcme,1,Bonn\nGlobex,2,\n'],
        },
      ],
    },
  ],
  'nothing-to-send': [
    {
      name: 'a row of a result file without a value',
      load: csv('sf__Id,sf__Error,source_file,source_line,Name\n,x,a.csv,2,Acme\n,x,a.csv,3,\n'),
      cures: [
        { words: 'Delete the row', follow: replace(',x,a.csv,3,\n', ''), sent: ['Name\nAcme\n'] },
        { words: 'or give it a value.', follow: replace('3,\n', '3,Globex\n'), sent: ['Name\nAcme\nGlobex\n'] },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
