import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionDescriptions } from '../../src/editor/functions/description.ts';
import { editFunctions } from '../../src/editor/functions/table.ts';
import { createKeyBindings, functionNamed } from '../../src/editor/keys/bindings.ts';
import { emacsKeys } from '../../src/editor/keys/emacs.ts';
import type { KeyTable } from '../../src/editor/keys/table.ts';
import { windowsKeys } from '../../src/editor/keys/windows.ts';
import { parseChord } from '../../src/terminal/chord.ts';
import { chordNamed } from '../support/psreadline-chord.ts';
import { type } from './keys.ts';

const shared = new URL('../../../shared/', import.meta.url);
const absent = existsSync(shared) ? '' : ' (skipped: the tables of PSReadLine are not beside this checkout)';

/** What we bind to something else than PSReadLine, in either mode. */
const changed: KeyTable = {
  Tab: 'MenuComplete',
  'Shift+Tab': 'MenuComplete',
  UpArrow: 'HistorySearchBackward',
  DownArrow: 'HistorySearchForward',
};

/** Emacs mode has two functions on one byte; as PSReadLine off Windows, we keep the one of Ctrl+@. */
const sameByte = (name: string, ours: KeyTable) => name === 'MenuComplete' && ours['Ctrl+@'] === 'SetMark';

/** What we bind and PSReadLine does not. */
const added: Readonly<Record<string, string>> = {
  'Alt+Enter': 'AddLine',
  'Ctrl+J': 'AddLine',
  'Alt+RightArrow': 'AcceptNextSuggestionWord',
  F5: 'RefreshCompletionCache',
  F7: 'HistoryPicker',
  F9: 'OpenBrowserHere',
  'Alt+G': 'OpenBrowserHere',
};

/** How the design writes keys. */
const symbols: Readonly<Record<string, string>> = {
  '←': 'LeftArrow',
  '→': 'RightArrow',
  '↑': 'UpArrow',
  '↓': 'DownArrow',
  Esc: 'Escape',
};

/** `CtrlAltRBracket` → `Ctrl+Alt+]`. Ctrl+Space is the byte of Ctrl+@. */
function chordOf(name: string): string {
  const chord = chordNamed(name);
  return parseChord(chord.replace(/(?<!Shift\+)[A-Z]$/, letter => letter.toLowerCase())) ?? chord;
}

/** `Ctrl+←` → `Ctrl+LeftArrow`, `Esc b` → `Escape,B`. */
function writtenChord(text: string): string {
  const keys = text.replace('†', '').split(' ');
  const chord = keys.map(key => key.replace(/[^+]+$/, last => symbols[last] ?? last)).join(',');
  // the design writes letters as they stand on the keys
  const lower = chord.replace(/(?<=(?:^|,)(?:Ctrl\+|Alt\+)*)[A-Z](?=,|$)/g, letter => letter.toLowerCase());
  return parseChord(lower) ?? chord;
}

interface Given {
  readonly windows: Readonly<Record<string, string>>;
  readonly windowsOnlyOnWindowsOS: Readonly<Record<string, string>>;
  readonly emacs: Readonly<Record<string, string>>;
  readonly emacsPlatform: Readonly<Record<string, string>>;
  /** Those after Escape, then those after Ctrl+X. */
  readonly emacsChords: readonly (readonly [string, string])[];
}

describe.skipIf(absent !== '')(`the tables of PSReadLine${absent}`, () => {
  const given: Given = JSON.parse(
    absent === '' ? readFileSync(new URL('data/keys/psreadline.json', shared), 'utf8') : '{"emacsChords":[]}',
  );
  const modes = [
    {
      mode: 'windows',
      ours: windowsKeys,
      theirs: { ...given.windows, ...given.windowsOnlyOnWindowsOS },
      beyond: ['Ctrl+D'],
    },
    { mode: 'emacs', ours: emacsKeys, theirs: { ...given.emacs, ...given.emacsPlatform }, beyond: ['Shift+Tab'] },
  ];

  test.each(modes)(
    '$mode: all that it binds is bound to the same, but for what we chose to change',
    ({ ours, theirs }) => {
      const wanted = Object.entries(theirs)
        .map(([name, wantedName]) => [chordOf(name), wantedName] as const)
        .filter(([, name]) => name !== 'ChordFirstKey');
      expect(wanted.length).toBeGreaterThan(60);
      expect(
        wanted.filter(([chord, name]) => ours[chord] !== (changed[chord] ?? name) && !sameByte(name, ours)),
      ).toEqual([]);
    },
  );

  test.each(modes)('$mode: nothing else is bound but what we add', ({ ours, theirs, beyond }) => {
    const known = new Set(Object.keys(theirs).map(chordOf));
    const others = Object.keys(ours).filter(chord => !chord.includes(',') && !known.has(chord) && !(chord in added));
    expect(others).toEqual(beyond);
  });

  test('emacs: the chords of two keys', () => {
    const wanted = given.emacsChords.map(([key, name], index) => [
      `${index < 12 ? 'Escape' : 'Ctrl+X'},${chordOf(key)}`,
      name,
    ]);
    expect(wanted).toHaveLength(16);
    const ours = Object.entries(emacsKeys).filter(([chord]) => /^(?:Escape|Ctrl\+X),/.test(chord));
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(wanted));
  });

  test('the table of the design, row by row', () => {
    const design = readFileSync(new URL('design/interface.md', shared), 'utf8');
    const table = design.slice(
      design.indexOf('| Function | Windows mode'),
      design.indexOf('Inside the completion menu'),
    );
    const rows = Array.from(table.matchAll(/^\| (\w+) \| (.+?) \| (.+?) \|$/gm), row => row.slice(1));
    expect(rows.length).toBeGreaterThan(70);
    const differing = rows.slice(1).flatMap(([name = '', ...cells]) =>
      [windowsKeys, emacsKeys].flatMap((ours, index) =>
        (cells[index] ?? '')
          .split(', ')
          .filter(text => text !== '–')
          .map(writtenChord)
          .filter(chord => ours[chord] !== (changed[chord] ?? name) && !sameByte(name, ours))
          .map(chord => `${name} ${chord} is ${ours[chord]}`),
      ),
    );
    expect(differing).toEqual([]);
  });
});

test('what we add is bound in both modes', () => {
  for (const table of [windowsKeys, emacsKeys]) expect(table).toMatchObject({ ...changed, ...added });
  expect(windowsKeys['Ctrl+D']).toBe('ExitOrDeleteChar');
});

test.each(Object.keys(functionDescriptions).map(name => [name]))(
  '%s can be bound in both modes and called anywhere',
  name => {
    const functionName = functionNamed(name.toUpperCase());
    expect(functionName).toBe(name);
    if (functionName === undefined) return;
    expect(editFunctions[functionName]).toBeTypeOf('function');
    expect(functionDescriptions[functionName].description.length).toBeGreaterThan(5);
    for (const mode of ['Windows', 'Emacs'] as const)
      for (const before of [
        '',
        'one (two) three',
        'a<Ctrl+J>b<UpArrow>',
        'ab<Shift+LeftArrow>',
        'ab<Alt+2>',
        'ab<Alt+->',
      ]) {
        const { state } = type(`${before}<F12>`, {
          mode,
          history: ['one', 'abc'],
          names: ['x', 'y'],
          bind: { F12: functionName },
        });
        expect(state.buffer.cursor).toBeLessThanOrEqual(state.buffer.text.length);
      }
  },
);

describe('bindings', () => {
  test('can be changed, taken away and brought back', () => {
    const keys = createKeyBindings('Windows');
    expect(keys.lookup('Ctrl+Z')).toBe('Undo');
    keys.bind('Ctrl+Z', 'Redo');
    keys.unbind('Ctrl+Y');
    expect([keys.lookup('Ctrl+Z'), keys.lookup('Ctrl+Y')]).toEqual(['Redo', undefined]);
    keys.reset();
    expect([keys.lookup('Ctrl+Z'), keys.lookup('Ctrl+Y')]).toEqual(['Undo', 'Redo']);
    keys.reset('Emacs');
    expect([keys.mode, keys.lookup('Ctrl+Y'), keys.isPrefix('Ctrl+X')]).toEqual(['Emacs', 'Yank', true]);
  });

  test('list every function, unbound ones too', () => {
    const list = createKeyBindings('Windows').list();
    expect(list.filter(each => each.key === 'Ctrl+R')).toEqual([
      {
        key: 'Ctrl+R',
        shown: 'Ctrl+r',
        function: 'ReverseSearchHistory',
        description: 'Search history backwards interactively',
        group: 'History',
      },
    ]);
    expect(list.find(each => each.function === 'YankPop')?.key).toBe('Unbound');
    expect(new Set(list.map(each => each.function)).size).toBe(Object.keys(functionDescriptions).length);
  });
});
