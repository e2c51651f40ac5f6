import { type Broken, csv, deleteNamedLine, files, replace, rewrite } from './cures.ts'

const TWO = 'Name,City\nAcme,Bonn\nBeta,Ulm\n'

/** Findings about files that were joined, by hand or by Git. */
export const JOINED_CURES = {
  'header-again': [
    {
      name: 'files that were joined',
      load: csv('Name,City\nAcme,Bonn\nName,City\nBeta,Ulm\n'),
      cures: [
        { words: 'Delete this line', follow: deleteNamedLine, sent: [TWO] },
        {
          words: 'list them in `files` instead of joining them',
          follow: files({ 'a.csv': 'Name,City\nAcme,Bonn\n', 'b.csv': 'Name,City\nBeta,Ulm\n' }),
          sent: [TWO],
        },
      ],
    },
  ],
  'other-header': [
    {
      name: 'files of other columns that were joined',
      load: csv('Name,City\nAcme,Bonn\nCity,Name\nUlm,Beta\n'),
      cures: [
        {
          words:
            'Move this line and the records that belong to it to a file of their own, and list both files in `files`',
          follow: files({ 'a.csv': 'Name,City\nAcme,Bonn\n', 'b.csv': 'City,Name\nUlm,Beta\n' }),
          sent: ['Name,City\nAcme,Bonn\n', 'City,Name\nUlm,Beta\n'],
        },
      ],
    },
  ],
  'header-behind-record': [
    {
      name: 'files that were joined without a line break',
      load: csv('Name,City\nAcme,BonnName,City\nBeta,Ulm\n'),
      cures: [
        {
          words: 'Put a line break before the header, and delete the header',
          follow: replace('BonnName,City', 'Bonn'),
          sent: [TWO],
        },
        {
          words: 'list the files in `files` instead of joining them',
          follow: files({ 'a.csv': 'Name,City\nAcme,Bonn', 'b.csv': 'Name,City\nBeta,Ulm\n' }),
          sent: [TWO],
        },
      ],
    },
  ],
  'unresolved-conflict': [
    {
      name: 'both sides of a merge',
      load: csv('Name,City\n<<<<<<< HEAD\nAcme,Bonn\n=======\nAcme,Kiel\n>>>>>>> b\nBeta,Ulm\n'),
      cures: [
        {
          words: 'Resolve it, delete the marker lines that Git wrote (such as `<<<<<<<`, `=======` and `>>>>>>>`)',
          follow: rewrite((text) => text.replace(/[<=>]{7}.*\n/g, '').replace('Acme,Kiel\n', '')),
          sent: [TWO],
        },
      ],
    },
    {
      name: 'a value like a marker',
      load: csv('Name,City\n<<<<<<< Acme,Bonn\n'),
      cures: [
        {
          words: 'A value that is meant to begin like a marker needs quotes around it',
          follow: replace('<<<<<<< Acme', '"<<<<<<< Acme"'),
          sent: ['Name,City\n"<<<<<<< Acme",Bonn\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
