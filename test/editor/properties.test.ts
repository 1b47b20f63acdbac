import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../src/editor/buffer.ts';
import { reduce } from '../../src/editor/editor.ts';
import { createKeyBindings } from '../../src/editor/keys/bindings.ts';
import { type EditorState, emptyEditor } from '../../src/editor/state.ts';
import { graphemes } from '../../src/terminal/graphemes.ts';
import { type InputEvent, keyPress } from '../../src/terminal/key.ts';
import { contextOf, eventsOf } from './keys.ts';

const contextIn = (mode: 'Windows' | 'Emacs') => contextOf(mode, { history: ['Get-Tag', 'a {\nb }', '👩‍💻'] });

function anyEvent(mode: 'Windows' | 'Emacs'): fc.Arbitrary<InputEvent> {
  const chords = createKeyBindings(mode)
    .list()
    .filter(each => each.key !== 'Unbound')
    .flatMap(each => each.key.split(','));
  return fc.oneof(
    fc.constantFrom(...chords).map(chord => eventsOf(`<${chord}>`)[0] ?? keyPress('Enter')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }).map((text): InputEvent => ({ type: 'text', text })),
    fc.constantFrom('\u0301', '\u200d', '🇩', '💻', 'a\nb').map((text): InputEvent => ({ type: 'paste', text })),
  );
}

const session = fc
  .constantFrom('Windows' as const, 'Emacs' as const)
  .chain(mode => fc.record({ mode: fc.constant(mode), events: fc.array(anyEvent(mode), { maxLength: 40 }) }));

function states(mode: 'Windows' | 'Emacs', events: readonly InputEvent[]): EditorState[] {
  const seen = [emptyEditor];
  let state = emptyEditor;
  for (const event of events) {
    state = reduce(state, event, contextIn(mode)).state;
    seen.push(state);
  }
  return seen;
}

test('no key ever splits a grapheme or moves the cursor out of the text', () => {
  fc.assert(
    fc.property(session, ({ mode, events }) => {
      for (const { buffer } of states(mode, events)) {
        expect(buffer.text).toEqual(graphemes(textOf(buffer)));
        expect(buffer.cursor).toBeGreaterThanOrEqual(0);
        expect(buffer.cursor).toBeLessThanOrEqual(buffer.text.length);
      }
    }),
  );
});

test('Undo leads back to the empty line, and Redo from there to the same text', () => {
  fc.assert(
    fc.property(session, ({ mode, events }) => {
      const end = states(mode, events).at(-1) ?? emptyEditor;
      const press = (state: EditorState, chord: string) =>
        reduce(state, eventsOf(`<${chord}>`)[0] ?? keyPress('Enter'), contextIn('Windows')).state;
      const start = end.undone.reduce<EditorState>(state => press(state, 'Ctrl+Z'), {
        ...end,
        chord: undefined,
        opened: undefined,
        argument: undefined,
        redone: [],
      });
      expect(textOf(start.buffer)).toBe('');
      const again = start.redone.reduce<EditorState>(state => press(state, 'Ctrl+Y'), start);
      expect(textOf(again.buffer)).toBe(textOf(end.buffer));
    }),
  );
});
