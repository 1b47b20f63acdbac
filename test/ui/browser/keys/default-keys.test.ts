import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actionNames, worksIn } from '../../../../src/ui/browser/keys/action.ts';
import { defaultKeys } from '../../../../src/ui/browser/keys/default-keys.ts';
import { parseKey } from '../../../../src/ui/browser/keys/key-name.ts';

const keymap = new URL('../../../../../shared/data/keys/keymap.json', import.meta.url);
const isHere = existsSync(keymap);
const absent = isHere ? '' : ' (skipped: the keymap of the design is not beside this checkout)';

test.skipIf(!isHere)(`the tables are those of the design${absent}`, () => {
  const design: Record<string, unknown> = JSON.parse(readFileSync(keymap, 'utf8'));
  expect(defaultKeys.global).toEqual(design['browser.global']);
  expect(defaultKeys.list).toEqual(design['browser.list']);
  expect(defaultKeys.detail).toEqual(design['browser.detail']);
});

const contexts = ['list', 'detail'] as const;

test.each(contexts)('%s: every name is a key, none stands twice and none shadows a global one', context => {
  const names = [...Object.keys(defaultKeys[context]), ...Object.keys(defaultKeys.global)];
  const codes = names.map(parseKey);
  expect(codes).not.toContain(undefined);
  expect(new Set(codes).size).toBe(names.length);
});

test.each(contexts)('%s: every action works there', context => {
  const strangers = Object.values(defaultKeys[context]).filter(action => !worksIn(action, context));
  expect(strangers).toEqual([]);
});

test('the same key means the same in lists and documents, but for the harmless ones', () => {
  const alike = new Map([
    ['up', 'scroll-up'],
    ['down', 'scroll-down'],
    ['open', 'follow-link'],
  ]);
  const differing = Object.entries(defaultKeys.list)
    .filter(([key, action]) => {
      const other = defaultKeys.detail[key];
      return other !== undefined && other !== action && other !== alike.get(action);
    })
    .map(([key]) => key);
  // digits, Space and the arrow of interface B2, with its twin
  expect(differing.toSorted()).toEqual(['1', '2', '3', '4', 'N', 'Right', 'Space', 'c', 'l', 'w']);
});

test('what changes something needs Shift, Ctrl, or a dialog that is gone through', () => {
  expect(defaultKeys.list).not.toHaveProperty('Delete');
  expect(defaultKeys.detail).not.toHaveProperty('Delete');
  for (const action of ['delete', 'untag', 'lock-unlock']) {
    const keys = Object.entries(defaultKeys.list).filter(([, each]) => each === action);
    expect(keys.map(([key]) => key).every(key => /^[A-Z]$|^Ctrl\+/.test(key))).toBe(true);
  }
});

test('every action has a key but those of the presets', () => {
  const bound = new Set(Object.values(defaultKeys).flatMap(table => Object.values(table)));
  expect(actionNames.filter(name => !bound.has(name))).toEqual(['half-page-up', 'half-page-down', 'command-menu']);
});
