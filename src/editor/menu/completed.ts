import { placeAt, rangeOf, splice, textOf } from '../buffer.ts';
import type { Completion } from '../completion.ts';
import type { CompletionUse } from '../event.ts';
import { ding, type EditorContext, type EditorState, edited, type Step, stay } from '../state.ts';
import { commonPrefix } from './common-prefix.ts';
import { beginCycle } from './cycle.ts';
import { openMenu, renew } from './menu.ts';
import { showPossible } from './possible.ts';

/** What a completion makes of the line, by the function that asked for it. */
export function completed(
  state: EditorState,
  use: CompletionUse,
  completion: Completion,
  context: EditorContext,
): Step {
  if (state.opened?.kind === 'menu') return refreshed(state, completion, context);
  const { candidates, pending } = completion;
  if (!fitsText(state, completion)) return ding(state);
  const [first] = candidates;
  if (first === undefined)
    return pending ? stay({ ...state, opened: { kind: 'waiting', use, completion } }) : ding(state);
  if (use === 'possible') return showPossible(state, candidates, context);
  if (candidates.length === 1 && !(use === 'menu' && pending)) return stay(put(state, completion, first.text));
  switch (use) {
    case 'menu':
      return stay(openMenu(state, completion));
    case 'next':
      return stay(beginCycle(state, completion, 1));
    case 'previous':
      return stay(beginCycle(state, completion, -1));
    case 'common':
      return putCommon(state, completion, context);
  }
}

/** New names for what is open: a menu takes them over, a completion that waited for them goes on. */
export function refreshed(state: EditorState, completion: Completion, context: EditorContext): Step {
  const { opened } = state;
  if (opened?.kind === 'waiting') return completed({ ...state, opened: undefined }, opened.use, completion, context);
  if (opened?.kind !== 'menu') return stay(state);
  const before = textOf(opened.from.buffer);
  const samePlace = completion.start === opened.head.length && completion.end === before.length - opened.tail.length;
  return stay(samePlace && completion.candidates.length > 0 ? renew(state, opened, completion) : state);
}

function fitsText({ buffer }: EditorState, { start, end }: Completion): boolean {
  return 0 <= start && start <= end && end <= textOf(buffer).length;
}

/** Puts a text in place of what is completed. */
function put(state: EditorState, { start, end }: Completion, text: string): EditorState {
  if (textOf(state.buffer).slice(start, end) === text)
    return { ...state, buffer: { ...state.buffer, cursor: placeAt(state.buffer.text, end) } };
  const range = rangeOf(state.buffer, { start, end });
  return edited(state, splice(state.buffer, range.start, range.end, text));
}

function putCommon(state: EditorState, completion: Completion, context: EditorContext): Step {
  const prefix = commonPrefix(completion.candidates);
  const run = { kind: 'complete', completion } as const;
  if (prefix === '') {
    const step = showPossible(state, completion.candidates, context);
    return { ...step, state: { ...step.state, run } };
  }
  return ding({ ...put(state, completion, prefix), run });
}
