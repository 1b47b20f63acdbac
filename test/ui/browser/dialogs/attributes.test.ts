import { expect, test } from 'vitest';
import type { AttributeChange } from '../../../../src/ui/browser/dialogs/attribute-switch.ts';
import { type AttributesRequest, attributesOverlay } from '../../../../src/ui/browser/dialogs/attributes.ts';
import { Clock, Driven } from './driven.ts';

const allOn = { read: 'on', write: 'on', list: 'on', delete: 'on' } as const;

function open(more: Partial<AttributesRequest> = {}) {
  const answers: (AttributeChange | undefined)[] = [];
  const clock = new Clock();
  const overlay = attributesOverlay(
    {
      now: clock.now,
      title: 'Attributes · team/api:1.4.1 (tag)',
      kind: 'tag',
      count: 1,
      switches: allOn,
      others: ['Manifest 77d0e5aa913c has its own lock: r-l-   Repository: rwld'],
      ...more,
    },
    answer => answers.push(answer),
  );
  return { dialog: new Driven(overlay, clock).settle(), overlay, answers };
}

test('it stands on the screen as designed', () => {
  const { dialog } = open();
  dialog.press('wd<DownArrow>');
  expect(dialog.draw()).toEqual([
    '┌ Attributes · team/api:1.4.1 (tag) ───────────────────────────────────────────┐',
    '│                    now     new                                               │',
    '│   r readEnabled    on      on      pull                                      │',
    '│ > w writeEnabled   on      OFF     push over it; off also stops deletion     │',
    '│   l listEnabled    on      on      shown in lists                            │',
    '│   d deleteEnabled  on      OFF     untag                                     │',
    '│ Manifest 77d0e5aa913c has its own lock: r-l-   Repository: rwld              │',
    '│ Sends only: writeEnabled=false, deleteEnabled=false; then reads back         │',
    '└ r w l d toggle  a all on  Enter review  Esc cancel  ? help ──────────────────┘',
  ]);
});

test.each([
  ['w<Enter>', [{ write: false }]],
  ['wd<Enter>', [{ write: false, delete: false }]],
  ['ww<Enter>', []],
  ['<DownArrow><Space><Enter>', [{ write: false }]],
  ['<Enter>', []],
  ['<Escape>', [undefined]],
  ['w<Ctrl+C>', [undefined]],
  ['?w<Enter>', []],
  ['D', []],
  ['a<Enter>', []],
])('%s', (keys, expected) => {
  const { dialog, answers } = open();
  dialog.press(keys);
  expect(answers).toEqual(expected);
});

test('where targets differ a switch goes off, on, and back to as it is', () => {
  const { dialog, answers } = open({ count: 12, switches: { ...allOn, write: 'mixed', delete: 'unknown' } });
  expect(dialog.text).toContain('All 12 get the same.');
  expect(dialog.text).toMatch(/writeEnabled {3}mixed {3}mixed/);
  dialog.press('w');
  expect(dialog.text).toMatch(/mixed {3}OFF/);
  dialog.press('w');
  expect(dialog.text).toMatch(/mixed {3}ON/);
  dialog.press('w');
  expect(dialog.text).toContain('Sends nothing');
  dialog.press('a<Enter>');
  expect(answers).toEqual([{ write: true, delete: true }]);
});

test('a preset sets what is not so yet', () => {
  const { dialog, answers } = open({ switches: { ...allOn, write: 'off' }, preset: { write: false, delete: false } });
  dialog.press('<Enter>');
  expect(answers).toEqual([{ delete: false }]);
});

test('other locks come when they have been read', () => {
  const { dialog, overlay } = open({ others: [] });
  let repainted = 0;
  overlay.shown?.(() => {
    repainted += 1;
  });
  overlay.tell(['Repository: r-l-']);
  expect(repainted).toBe(1);
  expect(dialog.text).toContain('Repository: r-l-');
});

test('help tells what each switch blocks', () => {
  const { dialog } = open();
  dialog.press('?');
  expect(dialog.text).toContain('w  write off: it cannot be pushed over, nor deleted or untagged');
  dialog.press('<Escape>');
  expect(dialog.text).toContain('writeEnabled');
});

test('the smallest window keeps switches and what is sent', () => {
  const { dialog } = open({ count: 5_000, switches: { ...allOn, delete: 'mixed' } });
  dialog.size = { columns: 40, rows: 9 };
  dialog.press('wd');
  expect(dialog.text).toContain('> r readEnabled');
  expect(dialog.text).toMatch(/d deleteEnabled {2}mixed {3}OFF/);
  expect(dialog.text).toContain('Sends only: writeEnabled=false,');
  expect(dialog.footer).toContain('Enter review  Esc cancel');
});
