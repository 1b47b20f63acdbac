import { graphemes } from '../../terminal/graphemes.ts';
import { placeAt, textOf } from '../buffer.ts';
import type { Completion } from '../completion.ts';
import type { Cycle } from '../run.ts';
import { type EditorState, editsOf, oneEdit } from '../state.ts';

/** Puts the first candidate into the line, or the last one. */
export function beginCycle(state: EditorState, { start, end, candidates }: Completion, by: 1 | -1): EditorState {
  const text = textOf(state.buffer);
  const index = by === 1 ? -1 : 0;
  return cycleOn(
    state,
    { from: editsOf(state), head: text.slice(0, start), tail: text.slice(end), candidates, index },
    by,
  );
}

/** Puts the next or the last candidate in place of the one in the line; all of it together is one edit. */
export function cycleOn(state: EditorState, cycle: Cycle, by: 1 | -1): EditorState {
  const { from, head, tail, candidates } = cycle;
  const index = (cycle.index + by + candidates.length) % candidates.length;
  const text = head + (candidates[index]?.text ?? '');
  const parts = graphemes(text + tail);
  return {
    ...state,
    ...oneEdit(from, { text: parts, cursor: placeAt(parts, text.length) }),
    message: undefined,
    run: { kind: 'cycle', cycle: { ...cycle, index } },
  };
}
