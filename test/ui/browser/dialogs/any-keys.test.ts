import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { REPEATING, SETTLING } from '../../../../src/ui/browser/dialogs/guard.ts';
import { made, numbered, opened, severe, target } from './opened.ts';

const word = 'team/api';

const key: fc.Arbitrary<InputEvent> = fc.oneof(
  fc
    .constantFrom(
      ...[
        'Enter',
        'Tab',
        'Escape',
        'UpArrow',
        'DownArrow',
        'LeftArrow',
        'RightArrow',
        'PageUp',
        'PageDown',
        'Backspace',
      ],
      ...['Delete', 'Home', 'End', 'Spacebar', 'F1'],
    )
    .map(name => keyPress(name)),
  fc.constantFrom('D', 'U', 'K', 'S', 'X', 'Y', 'M', 'J').map(name => keyPress(name, { ctrl: true })),
  fc.constant(keyPress('Tab', { shift: true })),
);
const typed: fc.Arbitrary<InputEvent> = fc
  .oneof(
    fc.constantFrom(...'yYnxsdDU? /', word, 'delete 2', `${word}\r`, 'yes'),
    fc.string({ minLength: 1, maxLength: 3 }),
  )
  .map(text => ({ type: 'text', text }));
const pasted: fc.Arbitrary<InputEvent> = fc
  .constantFrom('y', 'y\n', word, `${word}\n`, 'delete 2\n')
  .map(text => ({ type: 'paste', text }));
const anything = fc.oneof(key, typed, pasted);

/** Those that take a dialog far: the word, the way to the button, Enter. */
const purposeful = fc.oneof(
  { arbitrary: fc.constantFrom<InputEvent>({ type: 'text', text: word }, { type: 'text', text: 'y' }), weight: 3 },
  { arbitrary: fc.constantFrom<InputEvent>(keyPress('Tab'), keyPress('Enter'), keyPress('LeftArrow')), weight: 4 },
  { arbitrary: anything, weight: 3 },
);

const openers: fc.Arbitrary<InputEvent> = fc.constantFrom<InputEvent>(
  { type: 'text', text: 'D' },
  { type: 'text', text: 'y' },
  keyPress('D', { ctrl: true }),
  keyPress('Enter'),
);
const asking = fc.constantFrom(undefined, severe);

test('whatever comes before it was seen for 300 ms, and however often the key that opened it repeats, nothing is answered', () => {
  const gaps = fc.nat(REPEATING - SETTLING);
  fc.assert(
    fc.property(
      fc.array(anything),
      fc.array(fc.tuple(fc.nat(60), anything), { maxLength: 30 }),
      openers,
      fc.array(gaps, { maxLength: 50 }),
      asking,
      (before, early, openedBy, repeats, asked) => {
        const { dialog, answers, clock } = made({ openedBy, ...(asked && { asked }) });
        for (const event of before) dialog.overlay.take(event);
        dialog.draw();
        dialog.overlay.shown?.(() => {});
        const shownAt = clock.at;
        const first = dialog.text;
        for (const [wait, event] of early) {
          clock.at = Math.min(clock.at + wait, shownAt + SETTLING - 1);
          dialog.overlay.take(event);
        }
        for (const gap of repeats) {
          clock.at += gap;
          dialog.overlay.take(openedBy);
        }
        expect(answers).toEqual([]);
        clock.at = shownAt;
        expect(dialog.text).toBe(first);
      },
    ),
  );
});

test('whatever is pasted, nothing is answered or typed', () => {
  fc.assert(
    fc.property(fc.array(pasted), asking, (pastes, asked) => {
      const { dialog, answers } = opened({ ...(asked && { asked }) });
      const first = dialog.text;
      for (const event of pastes) dialog.overlay.take(event);
      expect(answers).toEqual([]);
      expect(dialog.text).toBe(first);
    }),
  );
});

/** What stood on the screen before the last key, and that key. */
function playUntilOver(
  { dialog }: ReturnType<typeof opened>,
  events: readonly InputEvent[],
): { readonly seen: string; readonly last: InputEvent | undefined } {
  let seen = dialog.text;
  let last: InputEvent | undefined;
  for (const event of events) {
    // one character after the other, as the screen could be seen between them
    const parts = event.type === 'text' ? [...event.text].map(text => ({ ...event, text })) : [event];
    for (const part of parts) {
      if (dialog.overlay.isOver) return { seen, last };
      seen = dialog.text;
      last = part;
      dialog.overlay.take(part);
    }
  }
  return { seen, last };
}

const isEnter = (event: InputEvent | undefined) => event?.type === 'key' && event.name === 'Enter';

test('a severe change is confirmed by Enter on its button alone, when exactly the word stands in the field', () => {
  let confirmations = 0;
  fc.assert(
    fc.property(fc.array(purposeful, { maxLength: 30 }), events => {
      const dialog = opened({ asked: severe });
      const { seen, last } = playUntilOver(dialog, events);
      const [answer] = dialog.answers;
      if (answer?.kind !== 'confirm') return;
      confirmations += 1;
      expect(isEnter(last)).toBe(true);
      expect(seen).toMatch(/Type team\/api to go on: team\/api +│/);
      expect(seen).toMatch(/\[\[ Delete \d+ \]\]/);
    }),
    {
      numRuns: 1_000,
      examples: [[[{ type: 'text', text: word }, keyPress('Tab'), keyPress('Tab'), keyPress('Enter')]]],
    },
  );
  expect(confirmations).toBeGreaterThan(0);
});

test('any other is confirmed by `y` or Enter on its button, and what is answered is what was seen', () => {
  let confirmations = 0;
  const hidden = { targets: [target('h1'), target('h2', { problem: 'locked' })], filter: 'age<90d' };
  fc.assert(
    fc.property(fc.array(purposeful, { maxLength: 30 }), events => {
      const dialog = opened({ targets: [...numbered(4), target('m5', { problem: 'locked' })], hidden });
      const { seen, last } = playUntilOver(dialog, events);
      const [answer] = dialog.answers;
      if (answer === undefined || answer.kind === 'cancel') return;
      const rows = seen.match(/[mh]\d(?= )/g) ?? [];
      expect(answer.targets).toEqual(rows.filter(id => id !== 'm5' && id !== 'h2'));
      if (answer.kind !== 'confirm') return;
      confirmations += 1;
      expect(seen).toContain(`Delete ${answer.targets.length} ]`);
      if (isEnter(last)) expect(seen).toMatch(/\[\[ Delete \d+ \]\]/);
      else expect(last).toEqual({ type: 'text', text: 'y' });
    }),
    { numRuns: 1_000, examples: [[[{ type: 'text', text: 'y' }]]] },
  );
  expect(confirmations).toBeGreaterThan(0);
});
