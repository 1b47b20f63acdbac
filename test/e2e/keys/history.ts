import { keys } from '../../support/keys-to-bytes.ts';
import type { KeyCase } from './key-case.ts';

const oldest = "'oldest entry'|";
const words = 'Write-Output two words|';
const newest = "'newest entry'|";
const list = /^> '.*<-\/2>.*\n> 'newest entry' .*\n> 'oldest entry' .*\[History\]$/;
const first = /^> '.*<1\/2>/;
const last = /^> '.*<2\/2>/;

/** The list of suggestions is open; it is switched off again afterwards. */
const listed = { from: "'|", first: [[keys('F2'), { line: "'|", below: list }]], leave: keys('F2') } as const;

/** Functions that bring back earlier inputs, or parts of them, or suggest them. */
export const history: readonly KeyCase[] = [
  { does: 'HistorySearchBackward', from: "'o|", sees: oldest },
  { does: 'HistorySearchBackward', when: 'in several lines', from: 'one\ntw|o', sees: 'on|e\ntwo' },
  { does: 'HistorySearchBackward', when: 'in the list', ...listed, sees: { line: oldest, below: last } },
  { does: 'HistorySearchForward', from: "'|", first: [[keys('UpArrow', 'UpArrow'), oldest]], sees: newest },
  { does: 'HistorySearchForward', when: 'in several lines', from: 'on|e\ntwo', sees: 'one\ntw|o' },
  { does: 'HistorySearchForward', when: 'in the list', ...listed, sees: { line: newest, below: first } },
  { does: 'PreviousHistory', from: "'o|", sees: newest, next: [[keys('Ctrl+P'), words]] },
  {
    does: 'NextHistory',
    from: 'one|',
    first: [[keys('Ctrl+P', 'Ctrl+P'), words]],
    sees: newest,
    next: [[keys('Ctrl+N'), 'one|']],
  },
  { does: 'BeginningOfHistory', from: 'one|', sees: 'Set-PSReadLineOption -EditMode Emacs -PredictionSource History|' },
  { does: 'EndOfHistory', from: 'one|', first: [[keys('Ctrl+P', 'Ctrl+P'), words]], sees: 'one|' },
  { does: 'YankLastArg', from: 'one |', sees: "one 'newest entry'|", next: [[keys('Alt+.'), 'one words|']] },
  {
    does: 'YankNthArg',
    from: 'one|',
    first: [[keys('Ctrl+P'), newest]],
    sees: "'newest entry'two|",
  },
  {
    does: 'ReverseSearchHistory',
    from: 'one|',
    sees: { line: 'one|', below: 'bck-i-search: _' },
    next: [
      ['ent', { line: newest, below: 'bck-i-search: ent_' }],
      [keys('Ctrl+R'), { line: oldest, below: 'bck-i-search: ent_' }],
      ['zz', { line: oldest, below: 'failed-bck-i-search: entzz_' }],
      [keys('Backspace', 'Backspace'), { line: oldest, below: 'bck-i-search: ent_' }],
      [keys('Escape'), oldest],
    ],
  },
  {
    does: 'ReverseSearchHistory',
    when: 'given up',
    from: 'one|',
    sees: { line: 'one|', below: 'bck-i-search: _' },
    next: [
      ['two', { line: words, below: 'bck-i-search: two_' }],
      [keys('Ctrl+G'), 'one|'],
    ],
  },
  {
    does: 'ReverseSearchHistory',
    when: 'ended by a key that acts',
    from: '|',
    sees: { line: '|', below: 'bck-i-search: _' },
    next: [
      ['two', { line: words, below: 'bck-i-search: two_' }],
      [keys('Home'), '|Write-Output two words'],
    ],
  },
  {
    does: 'ForwardSearchHistory',
    from: "'|",
    first: [[keys('UpArrow', 'UpArrow'), oldest]],
    sees: { line: oldest, below: 'fwd-i-search: _' },
    next: [['two', { line: words, below: 'fwd-i-search: two_' }]],
  },
  {
    does: 'HistoryPicker',
    from: 'one|',
    sees: { full: /^History \(4\).*\n> \d{4}-\d\d-\d\d \d\d:\d\d ok +\S+ 'newest entry'\n/ },
    next: [
      ['two', { full: /^History \(1 of 4\).*\n> .* Write-Output two words\n/ }],
      [keys('Enter'), words],
    ],
  },
  {
    does: 'HistoryPicker',
    when: 'left with Escape',
    from: 'one|',
    sees: { full: /^History / },
    next: [[keys('Escape'), 'one|']],
  },
  { does: 'ForwardChar', when: 'at the end of the line', from: "'o|", sees: oldest },
  {
    does: 'ForwardWord',
    when: 'at the end of the line',
    from: "'o|",
    sees: { line: "'oldest |", grey: "entry'" },
  },
  {
    does: 'AcceptNextSuggestionWord',
    from: "'o|",
    sees: { line: "'oldest |", grey: "entry'" },
    next: [[keys('Alt+RightArrow'), { line: "'oldest entry|", grey: "'" }]],
  },
  {
    does: 'SwitchPredictionView',
    from: "'o|",
    sees: { line: "'o|", below: /^> 'o.*<-\/1>.*\n> 'oldest entry' .*\[History\]$/ },
    next: [
      [keys('DownArrow'), { line: oldest, below: /^> 'o.*<1\/1>/ }],
      [keys('Escape'), "'o|"],
    ],
    leave: keys('F2'),
  },
  { does: 'ScrollDisplayDown', ...listed, sees: { line: oldest, below: last } },
  { does: 'ScrollDisplayDownLine', ...listed, sees: { line: oldest, below: last } },
  { does: 'ScrollDisplayToCursor', ...listed, sees: { line: oldest, below: last } },
  ...(['ScrollDisplayUp', 'ScrollDisplayUpLine', 'ScrollDisplayTop'] as const).map(
    (does): KeyCase => ({
      does,
      ...listed,
      first: [...listed.first, [keys('UpArrow'), { line: oldest, below: last }]],
      sees: { line: newest, below: first },
    }),
  ),
];
