import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from '../../../../src/ui/browser/spoken/numbers.ts';
import { parseSpoken, spokenWords } from '../../../../src/ui/browser/spoken/spoken-command.ts';

test.each<[string, object]>([
  ['', { kind: 'more' }],
  ['more', { kind: 'more' }],
  ['open 3', { kind: 'open', number: 3 }],
  ['3', { kind: 'open', number: 3 }],
  ['Mark 3 5-7', { kind: 'mark', numbers: [3, 5, 6, 7] }],
  ['mark 1,2', { kind: 'mark', numbers: [1, 2] }],
  ['unmark all', { kind: 'unmark', numbers: 'all' }],
  ['marked', { kind: 'marked' }],
  ['filter age>30d untagged', { kind: 'filter', text: 'age>30d untagged' }],
  ['filter', { kind: 'filter', text: '' }],
  ['sort LastUpdated', { kind: 'sort', column: 'LastUpdated' }],
  ['delete', { kind: 'delete', numbers: [] }],
  ['delete 2', { kind: 'delete', numbers: [2] }],
  ['lock 1-2', { kind: 'lock', numbers: [1, 2] }],
  [
    'attributes 3 write off delete ON',
    { kind: 'attributes', numbers: [3], wish: { writeEnabled: false, deleteEnabled: true } },
  ],
  ['attributes list off', { kind: 'attributes', numbers: [], wish: { listEnabled: false } }],
  ['tab layers', { kind: 'tab', tab: 'layers' }],
  ['describe 3', { kind: 'describe', number: 3 }],
  ['copy 3', { kind: 'copy', number: 3 }],
  [': Get-AcrTag x', { kind: 'run', line: 'Get-AcrTag x' }],
  ['?', { kind: 'help' }],
  ['quit', { kind: 'quit' }],
])('%j is understood', (line, command) => {
  expect(parseSpoken(line)).toEqual(command);
});

test.each([
  ['dele 3', 'There is no word dele here. help reads out the words. A cmdlet stands behind a colon.'],
  ['delet 3', 'There is no word delet here. Did you mean delete? A cmdlet stands behind a colon.'],
  ['d 3', 'There is no word d here. help reads out the words. A cmdlet stands behind a colon.'],
  ['delete all', 'delete takes numbers: delete 3 5-7'],
  ['open', 'open takes one number: open 3'],
  ['open 3 4', 'open takes one number: open 3'],
  ['mark', 'mark takes numbers or all: mark 3 5-7'],
  ['back 3', 'back takes nothing behind it.'],
  ['attributes 3', 'attributes takes numbers and switches: attributes 3 write off delete off.'],
  ['attributes 3 write', 'attributes takes numbers and switches: attributes 3 write off delete off.'],
  ['attributes 3 write off write on', 'attributes takes numbers and switches: attributes 3 write off delete off.'],
  [':', 'A cmdlet stands behind the colon: : Get-Help'],
])('%j is not, and says what to type', (line, problem) => {
  expect(parseSpoken(line)).toEqual({ problem });
});

test('no line but the whole word ever means a change', () => {
  const words = new Set(spokenWords.map(each => each.name));
  const changes = ['delete', 'untag', 'lock', 'unlock', 'attributes'];
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.nat(9), (text, number) => {
      const read = parseSpoken(`${text} ${number}`);
      if ('problem' in read || !changes.includes(read.kind)) return;
      expect(words).toContain(text.trim().toLowerCase().split(/\s/)[0]);
    }),
  );
});

test('numbers', () => {
  expect(numbersIn('')).toEqual([]);
  expect(numbersIn(' 7 3-5, 4 ')).toEqual([7, 3, 4, 5]);
  for (const text of ['0', '5-3', 'a', '1-', '-1', '1 - 3', '1-999999999', '1e3'])
    expect(numbersIn(text), text).toBeUndefined();
});
