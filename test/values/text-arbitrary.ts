import fc from 'fast-check';

/** Texts that mean something to somebody: numbers, dates, names of members, patterns, templates. */
export const TELLING_TEXTS = [
  ...[
    '',
    ' ',
    '\0',
    '\n',
    '\u0085\u2028',
    '\ud800',
    'x\udc00',
    '\u202e',
    '\u001b[2J',
    'ß',
    'İ',
    'ﬁ',
    '👩‍👩‍👧',
    'e\u0301',
  ],
  ...['0', '-0', '+5', '--1', '.5', '5.', '.', '1,000', '1.000,5', '1 000', '٣', '0x', '0x1F', '0xFFFFFFFF', '0b101'],
  ...[
    '1e',
    '1e400',
    '-1e400',
    '1e-400',
    '1e40',
    '1e30d',
    '1.5e3l',
    '1e50l',
    '1e60d',
    '0.1e-60d',
    '99999999999999999999d',
  ],
  ...[
    '1kb',
    '9999999999pb',
    '1l',
    '99999999999999999999l',
    '2147483648',
    '9223372036854775808',
    '79228162514264337593543950336',
  ],
  ...[
    `0x${'F'.repeat(20)}`,
    '9'.repeat(40),
    '9'.repeat(401),
    `0.${'3'.repeat(60)}`,
    'NaN',
    'Infinity',
    '-Infinity',
    '∞',
  ],
  ...['2024-01-01', '2024-02-30', '0001-01-01', '9999-12-31T23:59:59.9999999', '0001-01-01T00:00:00+14:00', '13:00 PM'],
  ...[
    '9999-12-31T23:59:59-14:00',
    '2024-01-01T00:00:00Z',
    '5/7/07',
    'Tue, 05 Mar 2024 10:00:00',
    '2024-01-01T00:00:00+99:99',
  ],
  ...['00:00', '1.02:03:04.5', '24:00', '99999999999', '-10675199.02:48:05.4775808', '10675199.02:48:05.4775808'],
  ...['1.2', '1.2.3.4', '1.2.3.4.5', '1.2147483648', '1.', '0f8fad5b-d9cb-469f-a165-70867728950e', '{00000000-0000}'],
  ...[
    'true',
    'False',
    '$null',
    'Monday',
    'Monday,Friday',
    'S',
    '99999999999999',
    'Ordinal',
    'OrdinalIgnoreCase',
    'System.Int32',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'Length',
    'Count',
    'psobject',
    'Keys',
    'Name',
  ],
  ...[
    '(',
    '[',
    ']',
    '*',
    '?',
    '+',
    '\\',
    '^$',
    'a|b',
    '(?<n>a)',
    '(?<n',
    '(?i)A',
    '[z-a]',
    '[a-',
    '\\p{L}',
    '\\p{',
    '\\1',
    '(?#x)',
    'a{2,1}',
  ],
  ...[
    '{',
    '}',
    '{0}',
    '{1}',
    '{0,5}',
    '{0,-5:X}',
    '{0:N99}',
    '{0:',
    '{-1}',
    '{{0}}',
    '$1',
    ['$', '{n}'].join(''),
    '$&',
    '$$',
    '`*',
    '[`',
  ],
  ...['IgnoreCase', 'SimpleMatch', 'SimpleMatch,Multiline', 'Multiline', 'Singleline', 'RemoveEmptyEntries'],
] as const;

/** Any text, those that are easily taken for something else among them. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TELLING_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String) },
  { weight: 1, arbitrary: fc.double().map(String) },
);

const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'x',
    '.',
    '\\d',
    '\\w',
    '\\s',
    '\\b',
    '^',
    '$',
    '\\A',
    '\\Z',
    '\\z',
    '\\p{Lu}',
    '\\P{L}',
    '\\u0041',
  ),
  fc.constantFrom(
    '[a-z]',
    '[^a]',
    '[',
    ']',
    '[]',
    '[^]',
    '[\\w-a]',
    '(',
    ')',
    '(?:',
    '(?=',
    '(?<!',
    '(?<n>',
    "(?'n'",
    '(?i)',
    '(?-i:',
  ),
  fc.constantFrom(
    '*',
    '+',
    '?',
    '{2}',
    '{1,',
    '{,2}',
    '{3,1}',
    '*?',
    '|',
    '\\',
    '\\1',
    '\\k<n>',
    '(?#c)',
    '#',
    ' ',
    '\\x4',
    '\\cA',
    '\\e',
  ),
);

/** Patterns, most of them no regular expression; too short to run long. */
export const pattern: fc.Arbitrary<string> = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map(each => each.join('')),
  text.filter(each => each.length < 12),
);

const formatLetters = fc
  .tuple(
    fc.constantFrom(...'cCdDeEfFgGnNpPrRxXbBoOstuUyYmMTkK%'),
    fc.constantFrom('', '0', '1', '2', '5', '15', '17', '20', '28', '30', '99', '100', '999'),
  )
  .map(([letter, digits]) => `${letter}${digits}`);

const picture = fc
  .array(
    fc.constantFrom(
      ...[
        '0',
        '#',
        ',',
        '.',
        '%',
        '‰',
        ';',
        'E+0',
        'e',
        "'a'",
        '"b"',
        "'",
        '\\',
        '\\x',
        'y',
        'yyyy',
        'M',
        'MMM',
        'dd',
        'dddd',
      ].concat([
        'H',
        'hh',
        'mm',
        'ss',
        'f',
        'fffffff',
        'ffffffff',
        'FFF',
        'tt',
        'z',
        'zzz',
        'K',
        'g',
        ':',
        '/',
        '-',
        ' ',
        'x',
      ]),
    ),
    { maxLength: 7 },
  )
  .map(each => each.join(''));

/** .NET format strings: standard letters with a precision, pictures, and words that are neither. */
export const format: fc.Arbitrary<string> = fc.oneof(
  formatLetters,
  picture,
  fc.constantFrom('', 'constructor', '__proto__', 'toString', 'valueOf', 'N', 'D', 'B', 'P', 'X'),
);

const hole = fc
  .tuple(
    fc.constantFrom('0', '1', '2', '9', '-1', 'x', '', '99999999999'),
    fc.constantFrom('', ',5', ',-5', ', 0', ',x', ',99999999999'),
    format,
  )
  .map(([index, width, picture]) => `{${index}${width}${picture === '' ? '' : `:${picture}`}}`);

/** Templates of `-f`. */
export const template: fc.Arbitrary<string> = fc
  .array(fc.oneof(hole, fc.constantFrom('{', '}', '{{', '}}', 'a', '{0}', '{0}')), { maxLength: 4 })
  .map(each => each.join(''));
