import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../src/editor/buffer.ts';
import type { Completion } from '../../src/editor/completion.ts';
import { reduce } from '../../src/editor/editor.ts';
import type { EditorEvent } from '../../src/editor/event.ts';
import { functionNames } from '../../src/editor/keys/bindings.ts';
import type { EditMode } from '../../src/editor/keys/table.ts';
import { type EditorContext, type EditorState, emptyEditor } from '../../src/editor/state.ts';
import { view } from '../../src/editor/view.ts';
import { clean } from '../../src/terminal/clean.ts';
import { graphemes } from '../../src/terminal/graphemes.ts';
import { keyPress } from '../../src/terminal/key.ts';
import { width } from '../../src/terminal/width.ts';
import { contextOf, eventsOf } from './keys.ts';

const history = [
  'Get-Tag',
  'a {\nb }',
  '👩‍💻 one',
  'Get-Tag -Name "x y"',
  'Get-Tag',
  '漢字 team/api',
  'e\u0301 \x1b[2J',
];

const anyText = fc.oneof(
  fc.constantFrom('a', 'G', 'get-', ' ', '漢', '👩‍💻', '\u0301', '\u200d', '🇩', "'", '(', '}', '\x1b', '\u202e'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
);

const anyCompletion: fc.Arbitrary<Completion> = fc.record({
  start: fc.nat(4),
  end: fc.nat(6),
  candidates: fc.array(
    fc.record(
      { text: anyText, label: anyText, tooltip: fc.array(anyText, { maxLength: 60 }).map(each => each.join('\n ')) },
      { requiredKeys: ['text'] },
    ),
    { maxLength: 40 },
  ),
  pending: fc.boolean(),
  age: fc.option(fc.nat(10_000), { nil: undefined }),
});

const anyAnswer: fc.Arbitrary<EditorEvent> = fc.oneof(
  fc.record({
    type: fc.constant('completed' as const),
    use: fc.constantFrom('menu', 'next', 'previous', 'common', 'possible'),
    completion: anyCompletion,
  }),
  fc.record({ type: fc.constant('refreshed' as const), completion: anyCompletion }),
  fc.record({ type: fc.constantFrom('insert' as const, 'replace' as const, 'paste' as const), text: anyText }),
  fc.record({ type: fc.constant('block' as const), lines: fc.array(anyText) }),
);

/** Every function on a key of its own, beside the keys of the mode. */
function contextIn(mode: EditMode, columns: number, rows: number, list: boolean): EditorContext {
  const options = { predictionViewStyle: list ? 'ListView' : 'InlineView', completionQueryItems: 20 } as const;
  const suggest = (text: string) => [{ text: `${text} and more 漢字`, source: 'Registry', tooltip: 'x\ny' }];
  const bind = Object.fromEntries(functionNames.map((name, index) => [`F${100 + index}`, name]));
  return contextOf(mode, { history, columns, rows, options, suggest, bind });
}

function anyKey(context: EditorContext): fc.Arbitrary<EditorEvent> {
  const bound = context.keys.list().filter(({ key }) => key !== 'Unbound');
  const chords = bound.flatMap(({ key }) => key.split(/,(?=.)/));
  return fc.constantFrom(...chords).map(chord => eventsOf(`<${chord}>`)[0] ?? keyPress('Enter'));
}

const session = fc
  .record({
    mode: fc.constantFrom('Windows' as const, 'Emacs' as const),
    columns: fc.integer({ min: 1, max: 120 }),
    rows: fc.integer({ min: 1, max: 50 }),
    list: fc.boolean(),
  })
  .chain(({ mode, columns, rows, list }) => {
    const context = contextIn(mode, columns, rows, list);
    const anyEvent = fc.oneof(
      { arbitrary: anyKey(context), weight: 5 },
      { arbitrary: anyText.map((text): EditorEvent => ({ type: 'text', text })), weight: 4 },
      { arbitrary: anyAnswer, weight: 2 },
    );
    return fc.record({ context: fc.constant(context), events: fc.array(anyEvent, { maxLength: 50 }) });
  });

function states(context: EditorContext, events: readonly EditorEvent[]): EditorState[] {
  const seen = [emptyEditor];
  for (const event of events) seen.push(reduce(seen.at(-1) ?? emptyEditor, event, context).state);
  return seen;
}

test('no event ever splits a grapheme or moves the cursor out of the text', () => {
  fc.assert(
    fc.property(session, ({ context, events }) => {
      for (const { buffer } of states(context, events)) {
        expect(buffer.text).toEqual(graphemes(textOf(buffer)));
        expect(buffer.cursor).toBeGreaterThanOrEqual(0);
        expect(buffer.cursor).toBeLessThanOrEqual(buffer.text.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('what is drawn fits the terminal, is safe, and lies in the text', () => {
  fc.assert(
    fc.property(session, ({ context, events }) => {
      for (const state of states(context, events)) {
        const { below, suggestion, selection, emphasis } = view(state, context);
        expect(below.length).toBeLessThanOrEqual(Math.max(2, context.rows - 1));
        for (const row of below) {
          const text = row.map(each => each.text).join('');
          expect(width(text)).toBeLessThanOrEqual(context.columns);
          expect(row.map(each => clean(each.text)).join('')).toBe(text);
        }
        expect(clean(suggestion)).toBe(suggestion);
        for (const range of [selection, emphasis])
          if (range !== undefined) {
            expect(range.start).toBeLessThanOrEqual(range.end);
            expect(range.end).toBeLessThanOrEqual(state.buffer.text.length);
          }
      }
    }),
    { numRuns: 300 },
  );
});

test('Undo leads back to the empty line, and Redo from there to the same text', () => {
  fc.assert(
    fc.property(session, ({ context, events }) => {
      const end = states(context, events).at(-1) ?? emptyEditor;
      const call = (state: EditorState, name: 'Undo' | 'Redo') => {
        const { key } = context.keys.list().find(each => each.function === name && each.key.startsWith('F')) ?? {};
        return reduce(state, keyPress(key ?? ''), context).state;
      };
      const calm = { ...end, chord: undefined, opened: undefined, argument: undefined, redone: [] };
      const start = end.undone.reduce<EditorState>(state => call(state, 'Undo'), calm);
      expect(textOf(start.buffer)).toBe('');
      const again = start.redone.reduce<EditorState>(state => call(state, 'Redo'), start);
      expect(textOf(again.buffer)).toBe(textOf(end.buffer));
    }),
    { numRuns: 200 },
  );
});

test('Enter accepts the text as it stands, without what is only suggested', () => {
  fc.assert(
    fc.property(session, ({ context, events }) => {
      const before = states(context, events).at(-1) ?? emptyEditor;
      const step = reduce({ ...before, chord: undefined }, keyPress('Enter'), context);
      if (step.effects.some(({ kind }) => kind === 'accept'))
        expect(textOf(step.state.buffer)).toBe(textOf(before.buffer));
    }),
    { numRuns: 200 },
  );
});
