import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributesOverlay } from '../../../../src/ui/browser/dialogs/attributes.ts';
import { confirmOverlay } from '../../../../src/ui/browser/dialogs/confirm.ts';
import type { DialogLine } from '../../../../src/ui/browser/dialogs/dialog-text.ts';
import { fieldOverlay } from '../../../../src/ui/browser/dialogs/field.ts';
import { menuOverlay } from '../../../../src/ui/browser/dialogs/menu.ts';
import { messageOverlay } from '../../../../src/ui/browser/dialogs/message.ts';
import { questionOverlay } from '../../../../src/ui/browser/dialogs/question.ts';
import type { Target } from '../../../../src/ui/browser/dialogs/target.ts';
import type { Overlay } from '../../../../src/ui/browser/overlay.ts';
import { plainText } from '../../../../src/ui/pager/styled-line.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { anyText } from '../draw/any-screen.ts';
import { Clock, Driven } from './driven.ts';

const anyPiece = fc.record({
  text: anyText,
  look: fc.constantFrom('reg.tag' as const, 'state.warn' as const, undefined),
});
const anyLine: fc.Arbitrary<DialogLine> = fc.oneof(anyText, anyPiece, fc.array(anyPiece, { maxLength: 4 }));
const anyLines = fc.array(anyLine, { maxLength: 12 });
const anyTarget: fc.Arbitrary<Target> = fc.record({
  id: fc.uuid(),
  title: fc.array(anyPiece, { maxLength: 4 }),
  effects: fc.array(anyLine, { maxLength: 3 }),
  problem: fc.option(anyText, { nil: undefined }),
});

const { now } = new Clock();
const nothing = () => {};

const anyOverlay: fc.Arbitrary<() => Overlay> = fc.oneof(
  fc
    .record({
      title: anyText,
      grade: fc.constantFrom('mild' as const, 'moderate' as const, 'severe' as const),
      word: fc.option(anyText, { nil: undefined }),
      why: anyText,
      closing: fc.array(anyText, { maxLength: 3 }),
      command: anyText,
      targets: fc.array(anyTarget, { maxLength: 8 }),
      hidden: fc.option(fc.record({ targets: fc.array(anyTarget, { maxLength: 3 }), filter: anyText }), {
        nil: undefined,
      }),
      canStage: fc.boolean(),
    })
    .map(
      ({ targets, hidden, canStage, ...asked }) =>
        () =>
          confirmOverlay({ now, verb: 'Delete', targets, hidden, canStage, asked: () => asked }, nothing),
    ),
  fc.record({ title: anyText, others: anyLines }).map(({ title, others }) => () => {
    const switches = { read: 'on', write: 'off', list: 'mixed', delete: 'unknown' } as const;
    return attributesOverlay({ now, title, kind: 'tag', count: 3, switches, others }, nothing);
  }),
  fc
    .record({
      title: anyText,
      items: fc.array(
        fc.record({
          key: fc.constantFrom('a', 'b', 'c'),
          label: anyText,
          hint: fc.option(anyText, { nil: undefined }),
          disabled: fc.option(anyText, { nil: undefined }),
        }),
        { maxLength: 20 },
      ),
    })
    .map(request => () => menuOverlay({ now, ...request }, nothing)),
  fc
    .record({ title: anyText, lines: anyLines, label: anyText, value: anyText, masked: fc.boolean() })
    .map(request => () => fieldOverlay({ now, ...request, validate: text => text }, nothing)),
  fc.record({ title: anyText, lines: fc.array(anyText, { maxLength: 12 }) }).map(request => () => {
    const choices = ['Yes', 'No'].map(label => ({ key: label.slice(0, 1), label, help: label }));
    return questionOverlay({ now, ...request, choices, fallback: 1 }, nothing);
  }),
  fc.record({ title: anyText, lines: anyLines }).map(request => () => messageOverlay({ now, ...request })),
);

const size = fc.record({ columns: fc.integer({ min: 40, max: 160 }), rows: fc.integer({ min: 9, max: 50 }) });
const keys = fc.array(
  fc.constantFrom(
    '<Tab>',
    '<DownArrow>',
    '<PageDown>',
    '<UpArrow>',
    '<End>',
    'x',
    '?',
    '<Space>',
    'ü',
    '<Ctrl+X>',
    'w',
  ),
  { maxLength: 12 },
);

test('whatever the texts are, every dialog stays in its frame, and nothing in it steers the terminal', () => {
  const themes = (['none', 'mono', 'true'] as const).map(createTheme);
  fc.assert(
    fc.property(anyOverlay, fc.array(size, { minLength: 1, maxLength: 3 }), keys, (open, sizes, pressed) => {
      const dialog = new Driven(open(), new Clock()).settle();
      for (const each of sizes) {
        dialog.size = each;
        dialog.press(pressed.join(''));
        for (const theme of themes) {
          for (const row of dialog.draw(theme))
            expect(plainText(row)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        }
      }
    }),
  );
  // a machine that does other things besides takes several times as long
}, 60_000);
