import { expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { chooseKeys } from '../../../../src/ui/browser/keys/choose-keys.ts';
import type { KeyMap } from '../../../../src/ui/browser/keys/key-map.ts';
import { loadKeys } from '../../../../src/ui/browser/keys/keys-file.ts';
import { repeatedNames } from '../../../../src/ui/browser/keys/repeated-names.ts';

const typed = (text: string): InputEvent => ({ type: 'text', text });
const ctrlD = keyPress('D', { ctrl: true });

function loaded(file: object): KeyMap {
  const read = loadKeys(JSON.stringify(file), 'default');
  if ('problem' in read) throw new Error(read.problem);
  return read.keys;
}

function refusal(file: object | string): string {
  const read = loadKeys(typeof file === 'string' ? file : JSON.stringify(file), 'default');
  return 'problem' in read ? read.problem : 'taken';
}

test('the example of the design: Ctrl+D is freed and x deletes', () => {
  const keys = loaded({ extends: 'default', list: { 'Ctrl+D': null, x: 'delete' } });
  expect(keys.actionFor('list', ctrlD, '')).toBeUndefined();
  expect(keys.actionFor('list', typed('x'), '')).toEqual({ action: 'delete' });
  expect(keys.actionFor('list', typed('D'), '')).toEqual({ action: 'delete' });
  expect(keys.actionFor('detail', ctrlD, '')).toEqual({ action: 'delete' });
});

test('a key takes the place of what the preset does with it, however it is written', () => {
  const keys = loaded({ list: { pageup: 'half-page-up', c: 'copy-menu' } });
  expect(keys.actionFor('list', keyPress('PageUp'), '')).toEqual({ action: 'half-page-up' });
  expect(keys.actionFor('list', typed('c'), '')).toEqual({ action: 'copy-menu' });
  expect(keys.keysOf('list', 'copy-ref')).toEqual([]);
});

test('every key can be turned off that nobody needs to get away', () => {
  expect(loaded({ global: { z: null, 'Ctrl+Z': null, F5: null } }).actionFor('list', typed('z'), '')).toBeUndefined();
});

test('the file extends the preset that it names, else the one of the settings', () => {
  const named = loaded({ extends: 'vim' });
  const chosen = loadKeys('{}', 'vim');
  for (const keys of [named, 'keys' in chosen ? chosen.keys : undefined])
    expect(keys?.actionFor('list', ctrlD, '')).toEqual({ action: 'half-page-down' });
  expect(loaded({}).actionFor('list', ctrlD, '')).toEqual({ action: 'delete' });
});

test('sequences may be given', () => {
  const keys = loaded({ list: { g: null, 'g t': 'next-tab', gg: 'top' } });
  expect(keys.actionFor('list', typed('t'), 'G')).toEqual({ action: 'next-tab' });
  expect(keys.keysOf('list', 'next-tab')).toEqual(['g t', 'Tab']);
});

test.each<[string, object | string, string]>([
  [
    'a key that does something everywhere',
    { list: { P: 'describe' } },
    'P is plan-view everywhere and describe in lists: take another key for one of them, or free it with "global": { "P": null }.',
  ],
  [
    'a global key that does something in lists',
    { global: { a: 'refresh' } },
    'a is refresh everywhere and mark-all-visible in lists: take another key for one of them, or free it with "global": { "a": null }.',
  ],
  [
    'a key twice in the text',
    '{ "list": { "x": "delete", "x": "untag" } }',
    '"x" stands twice under "list": keep one of them.',
  ],
  [
    'two names of one key',
    { list: { PgUp: 'page-up', pageup: 'top' } },
    '"PgUp" and "pageup" under "list" are one key: keep one of them.',
  ],
  [
    'a key that begins a sequence',
    { list: { gg: 'top' } },
    'g is top in lists and begins gg, top: free one of them, with "list": { "g": null } or "list": { "gg": null }.',
  ],
  [
    'no key for help',
    { global: { '?': null, F1: null } },
    'help needs a key in lists and in documents, as in "global": { "?": "help" }.',
  ],
  [
    'no key for back',
    { global: { q: null } },
    'back needs a key in lists and in documents, as in "global": { "q": "back" }.',
  ],
  [
    'no key for leaving',
    { global: { Q: 'session-log' } },
    'quit-to-repl needs a key in lists and in documents, as in "global": { "Q": "quit-to-repl" }.',
  ],
  ['an unknown action', { list: { x: 'delet' } }, '"delet" for "x" under "list" is no action: write "delete".'],
  [
    'an action like no other',
    { list: { x: 'explode' } },
    '"explode" for "x" under "list" is no action: the help, ?, names them all.',
  ],
  ['a number for an action', { list: { x: 5 } }, '5 for "x" under "list" is no action: write its name, or null.'],
  ['an unknown key', { list: { PgUpp: 'top' } }, '"PgUpp" under "list" is no key: write "PgUp".'],
  [
    'a key like no other',
    { list: { 'Super+X': 'top' } },
    '"Super+X" under "list" is no key: keys are written as in D, Ctrl+D, Shift+Up, PgUp, Space, F5, gg.',
  ],
  [
    'an action of lists in documents',
    { detail: { x: 'mark' } },
    '"mark" for "x" under "detail" works in lists only: write it under "list".',
  ],
  [
    'an action of documents everywhere',
    { global: { x: 'toggle-wrap' } },
    '"toggle-wrap" for "x" under "global" works in documents only: write it under "detail".',
  ],
  ['an unknown preset', { extends: 'vi' }, '"vi" is no preset to extend: write "vim".'],
  ['an unknown part', { lists: {} }, '"lists" is no part of a key map: write "list".'],
  [
    'the keys of a dialog',
    { 'dialog.confirm': { x: 'confirm' } },
    '"dialog.confirm" is no part of a key map: the keys of dialogs are fixed, so that y is always yes.',
  ],
  ['a part that is no object', { list: [] }, '"list" must be an object, as in "list": { "x": "refresh" }.'],
  ['a list in place of a map', '[]', 'It must be an object, as in { "list": { "x": "delete" } }.'],
])('refused: %s', (_, file, problem) => {
  expect(refusal(file)).toBe(problem);
});

test('what is no JSON is refused with what JSON says', () => {
  expect(refusal('{ "list": }')).toMatch(/^It is no JSON: Unexpected token/);
});

test('all faults are told at once, and nothing in them can move the cursor', () => {
  const problem = refusal({ list: { '\x1b[2J': 'top', x: 'delet' } });
  expect(problem).toContain('\\x1b[2J');
  expect(problem).toContain('write "delete"');
  expect(problem).not.toContain('\x1b');
});

test('a file that is refused leaves the keys of the preset, and says so', () => {
  const chosen = chooseKeys({ path: 'keys.json', text: '{"list":{"x":"delet"}}', failure: undefined }, 'vim');
  expect(chosen.keys.actionFor('list', ctrlD, '')).toEqual({ action: 'half-page-down' });
  expect(chosen.notice).toBe(
    'keys.json is not used, the browser has the keys of the preset vim. "delet" for "x" under "list" is no action: write "delete".',
  );
});

test('a file that cannot be read does the same; none at all says nothing', () => {
  const failure = 'It could not be read: EISDIR.';
  expect(chooseKeys({ path: 'keys.json', text: undefined, failure }, 'default').notice).toContain(failure);
  expect(chooseKeys({ path: 'keys.json', text: undefined, failure: undefined }, 'default').notice).toBeUndefined();
});

test('names count as repeated in one object only, and not where they are values', () => {
  expect(repeatedNames('{"a":{"x":"x","y":["x",{"x":1}]},"b":{"x":"a\\":"}}')).toEqual([]);
  expect(repeatedNames('{"a":{},"\\u0061":1}')).toEqual([{ name: 'a', under: '' }]);
});
