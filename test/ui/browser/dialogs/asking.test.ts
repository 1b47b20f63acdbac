import { expect, test } from 'vitest';
import { type FieldRequest, fieldOverlay } from '../../../../src/ui/browser/dialogs/field.ts';
import { menuOverlay } from '../../../../src/ui/browser/dialogs/menu.ts';
import { messageOverlay } from '../../../../src/ui/browser/dialogs/message.ts';
import { questionOverlay } from '../../../../src/ui/browser/dialogs/question.ts';
import { Clock, Driven } from './driven.ts';

function menu() {
  const answers: (string | undefined)[] = [];
  const clock = new Clock();
  const items = [
    { key: 'r', label: 'reference', hint: 'contoso.azurecr.io/team/api:1' },
    { key: 'd', label: 'digest' },
    { key: 'u', label: 'link', disabled: 'There is no portal for a registry without a subscription.' },
  ];
  const overlay = menuOverlay({ now: clock.now, title: 'Copy', items }, answer => answers.push(answer));
  return { dialog: new Driven(overlay, clock).settle(), answers };
}

test.each([
  ['d', ['d']],
  ['<Enter>', ['r']],
  ['<DownArrow><Enter>', ['d']],
  ['<DownArrow><UpArrow><UpArrow><Enter>', ['r']],
  ['<Escape>', [undefined]],
  ['q', [undefined]],
  ['z', []],
  ['u', []],
  ['<End><Enter>', []],
])('a menu takes %s', (keys, expected) => {
  const { dialog, answers } = menu();
  dialog.press(keys);
  expect(answers).toEqual(expected);
});

test('a menu says why an item cannot be chosen', () => {
  const { dialog } = menu();
  dialog.press('u');
  expect(dialog.draw()).toEqual([
    '┌ Copy ────────────────────────────────────────────────────────────────┐',
    '│ > r  reference  contoso.azurecr.io/team/api:1                        │',
    '│   d  digest                                                          │',
    '│   u  link  There is no portal for a registry without a subscription. │',
    '│ There is no portal for a registry without a subscription.            │',
    '└ ↑↓ choose  Enter take  Esc close ────────────────────────────────────┘',
  ]);
});

test.each([
  [true, ['d']],
  [false, []],
])('whether the keys of a menu may be typed ahead: %s', (typedAhead, expected) => {
  const answers: (string | undefined)[] = [];
  const clock = new Clock();
  const opening = { now: clock.now, openedBy: { type: 'text', text: 'C' } } as const;
  const items = [{ key: 'd', label: 'digest' }];
  const overlay = menuOverlay({ title: 'Copy', items, typedAhead, ...opening }, answer => answers.push(answer));
  overlay.shown?.(() => {});
  overlay.take({ type: 'text', text: 'Cd' });
  expect(answers).toEqual(expected);
});

function field(more: Partial<FieldRequest> = {}) {
  const answers: (string | undefined)[] = [];
  const clock = new Clock();
  const request = { now: clock.now, title: 'Save', lines: ['The list as CSV.'], label: 'File:', ...more };
  const overlay = fieldOverlay(request, answer => answers.push(answer));
  return { dialog: new Driven(overlay, clock).settle(), answers };
}

test('a field answers what was typed', () => {
  const { dialog, answers } = field({ value: 'tags.cs' });
  dialog.press('v<Enter>');
  expect(answers).toEqual(['tags.csv']);
});

test('a field is cancelled with Escape', () => {
  const { dialog, answers } = field({ value: 'tags.csv' });
  dialog.press('<Escape>');
  expect(answers).toEqual([undefined]);
});

test('a field says why it does not take a text, until it is changed', () => {
  const validate = (text: string) => (text === '' ? 'A name is needed.' : undefined);
  const { dialog, answers } = field({ validate });
  dialog.press('<Enter>');
  expect(answers).toEqual([]);
  expect(dialog.text).toContain('A name is needed.');
  dialog.press('a');
  expect(dialog.text).not.toContain('A name is needed.');
  dialog.press('<Enter>');
  expect(answers).toEqual(['a']);
});

test('a paste fills a field and does not enter it', () => {
  const { dialog, answers } = field();
  dialog.overlay.take({ type: 'paste', text: 'out.csv\nrm' });
  expect(answers).toEqual([]);
  dialog.press('<Enter>');
  expect(answers).toEqual(['out.csv']);
});

test('a masked field shows stars', () => {
  const { dialog } = field({ masked: true, label: 'Password:' });
  dialog.press('hunter2');
  expect(dialog.text).toContain('Password: *******');
  expect(dialog.text).not.toContain('hunter2');
});

function question(fallback: number) {
  const answers: (number | undefined)[] = [];
  const clock = new Clock();
  const choices = [
    { key: 'Y', label: 'Yes', help: 'Continue with only the next step of the operation.' },
    { key: 'A', label: 'Yes to All', help: 'Continue with all the steps of the operation.' },
    { key: 'N', label: 'No', help: 'Skip this operation and proceed with the next operation.' },
  ];
  const lines = ['Are you sure you want to perform this action?'];
  const overlay = questionOverlay({ now: clock.now, title: 'Confirm', lines, choices, fallback }, answer =>
    answers.push(answer),
  );
  return { dialog: new Driven(overlay, clock).settle(), answers };
}

test.each([
  ['<Enter>', [2]],
  ['y', [0]],
  ['A', [1]],
  ['t', []],
  ['<Tab><Enter>', [0]],
  ['<LeftArrow><Enter>', [1]],
  ['<Escape>', [undefined]],
  ['?<Enter>', [2]],
])('a question takes %s', (keys, expected) => {
  const { dialog, answers } = question(2);
  dialog.press(keys);
  expect(answers).toEqual(expected);
});

test('a question tells what its choices do', () => {
  const { dialog } = question(2);
  expect(dialog.text).toContain('[[ N No ]]');
  dialog.press('?');
  expect(dialog.text).toContain('N - Skip this operation and proceed with the next operation.');
});

test('a message scrolls and closes', () => {
  const clock = new Clock();
  const lines = [Array.from({ length: 50 }, (_, index) => `line ${index + 1}`).join('\n')];
  let closed = 0;
  const overlay = messageOverlay({ now: clock.now, title: 'Error', lines }, () => {
    closed += 1;
  });
  const dialog = new Driven(overlay, clock, { columns: 40, rows: 9 }).settle();
  expect(dialog.text).toContain('lines 1-6 of 50, ↑↓ for others');
  dialog.press('<PageDown><DownArrow>');
  expect(dialog.text).toContain('lines 8-13 of 50');
  dialog.press('<End>z');
  expect(dialog.text).toContain('line 50');
  dialog.press('<Escape>');
  expect([closed, overlay.isOver]).toEqual([1, true]);
});
