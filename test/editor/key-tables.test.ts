import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editFunctions } from '../../src/editor/functions/table.ts';
import { sharedKeys } from '../../src/editor/keys/both.ts';
import { emacsKeys } from '../../src/editor/keys/emacs.ts';
import { windowsKeys } from '../../src/editor/keys/windows.ts';

const source = new URL('../../../shared/data/keys/psreadline.json', import.meta.url);
const absent = existsSync(source) ? false : 'the table of PSReadLine is not beside this checkout';

const symbols: Readonly<Record<string, string>> = {
  Period: '.',
  Less: '<',
  Greater: '>',
  Underbar: '_',
  Question: '?',
  Equals: '=',
  RBracket: ']',
  At: '@',
  Minus: '-',
};

/** `CtrlAltRBracket` → `Ctrl+Alt+]`. */
function chordOf(name: string): string {
  const [, modifiers = '', key = ''] = /^((?:Ctrl|Alt|Shift)*)(.+)$/.exec(name) ?? [];
  return `${modifiers.replace(/Ctrl|Alt|Shift/g, '$&+')}${symbols[key] ?? key}`;
}

test.skipIf(absent).each(['windows', 'emacs'] as const)(
  `the %s table binds what PSReadLine binds, but for what we chose to change${absent ? ` (skipped: ${absent})` : ''}`,
  mode => {
    const tables: Record<string, Record<string, string>> = JSON.parse(readFileSync(source, 'utf8'));
    const ours = mode === 'windows' ? windowsKeys : emacsKeys;
    const differing = Object.entries(tables[mode] ?? {})
      .map(([name, wanted]) => [chordOf(name), wanted] as const)
      .filter(([chord, wanted]) => wanted in editFunctions && ours[chord] !== wanted && !(chord in sharedKeys));
    expect(differing).toEqual([]);
  },
);

test('in both modes Enter accepts and there is a way to add a line, to cancel and to leave', () => {
  for (const table of [windowsKeys, emacsKeys]) {
    expect(table).toMatchObject({
      Enter: 'AcceptLine',
      'Alt+Enter': 'AddLine',
      'Ctrl+C': 'CopyOrCancelLine',
    });
  }
});
