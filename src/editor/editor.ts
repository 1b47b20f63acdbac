import { chordOfCharacter } from '../terminal/chord.ts';
import { graphemes } from '../terminal/graphemes.ts';
import { chordOf } from '../terminal/key.ts';
import { bufferOf, splice, textOf } from './buffer.ts';
import type { Effect } from './effect.ts';
import type { EditorEvent } from './event.ts';
import { digitArgument, numberOf } from './functions/digit-argument.ts';
import { closeList } from './functions/suggestion-list.ts';
import { editFunctions } from './functions/table.ts';
import { completed, refreshed } from './menu/completed.ts';
import { openedKey, openedText } from './opened-keys.ts';
import { predict, predictionStyle, unpredicted } from './prediction.ts';
import { selected } from './selection.ts';
import { type EditorContext, type EditorState, edited, type Step, stay } from './state.ts';

/** So much at once nobody types; it is one edit, as a paste is. */
const longestTyped = 64;

/**
 * The line editor as a reducer: what one key, run of text, paste or answer makes of the state, and what is to be done about it.
 * A key without a function changes nothing. A paste is one edit; its last line end is cut and nothing in it is ever run.
 */
export function reduce(state: EditorState, event: EditorEvent, context: EditorContext): Step {
  const { state: next, effects } = react(state, event, context);
  const silent = context.options.bellStyle === 'None';
  return {
    state: withPrediction(state, next, context),
    effects: silent ? effects.filter(({ kind }) => kind !== 'ding') : effects,
  };
}

function react(state: EditorState, event: EditorEvent, context: EditorContext): Step {
  switch (event.type) {
    case 'key':
      return press(state, chordOf(event), context);
    case 'text':
      return type(state, event.text, context);
    case 'paste':
    case 'insert':
      return paste(state, event.text, context);
    case 'replace':
      return stay(settled(state, { ...edited(state, bufferOf(asLines(event.text))), opened: undefined }));
    case 'completed':
      return answered(state, completed(state, event.use, event.completion, context));
    case 'refreshed':
      return answered(state, refreshed(state, event.completion, context));
    case 'block':
      return stay({ ...state, opened: { kind: 'block', lines: event.lines } });
  }
}

function press(state: EditorState, key: string, context: EditorContext): Step {
  if (state.opened === undefined) return call(state, key, context);
  const { step, goesOn } = openedKey(state, state.opened, key, context);
  if (!goesOn) return step;
  const next = call(step.state, key, context);
  return { ...next, effects: [...step.effects, ...next.effects] };
}

/** Calls the function that a key is bound to, or waits for the second key of a chord. */
function call(state: EditorState, key: string, context: EditorContext): Step {
  if (key === 'Escape' && state.chord === undefined) {
    const closed = closeList(state);
    if (closed !== undefined) return closed;
    if (state.selection !== undefined) return stay({ ...state, selection: undefined });
  }
  const calm = { ...state, chord: undefined };
  const chord = state.chord === undefined ? key : `${state.chord},${key}`;
  // what gives a line up gives a chord up that was begun by mistake, and acts
  if (state.chord !== undefined && key === 'Ctrl+C' && context.keys.lookup(chord) === undefined)
    return call(calm, key, context);
  const name = context.keys.lookup(chord);
  if (name === undefined)
    return stay(context.keys.isPrefix(chord) ? { ...state, chord } : { ...calm, argument: undefined });
  const invocation = { key, argument: state.argument && numberOf(state.argument) };
  if (name === 'DigitArgument') return digitArgument(calm, context, invocation);
  const givesUp = name === 'Abort' || name === 'CopyOrCancelLine' || name === 'CancelLine';
  if (state.argument !== undefined && givesUp) return stay({ ...calm, argument: undefined });
  const step = editFunctions[name](calm, context, invocation);
  return { ...step, state: settled(state, step.state) };
}

/** What a function did not renew ends with it: selection, runs of functions of one kind, the walk through the history. */
function settled(before: EditorState, after: EditorState): EditorState {
  return {
    ...after,
    argument: undefined,
    selection: after.selection === before.selection ? undefined : after.selection,
    run: after.run === before.run ? undefined : after.run,
    walk: after.walk === before.walk ? undefined : after.walk,
  };
}

/** An answer that changes the text ends the same things as a key does; one that does not ends nothing. */
function answered(before: EditorState, step: Step): Step {
  return step.state.buffer === before.buffer ? step : { ...step, state: settled(before, step.state) };
}

/** Takes typed text in, character by character where something waits for a character. */
function type(before: EditorState, text: string, context: EditorContext): Step {
  const parts = graphemes(text);
  const effects: Effect[] = [];
  let state = before;
  for (let at = 0; at < parts.length; ) {
    const plain = state.opened === undefined && state.chord === undefined && state.argument === undefined;
    const end = plain ? boundFrom(parts, at, context) : at;
    const step = end > at ? stay(insert(state, parts.slice(at, end))) : typeOne(state, parts[at] ?? '', context);
    state = step.state;
    effects.push(...step.effects);
    at = Math.max(end, at + 1);
  }
  return { state, effects };
}

/** Where the next character stands that the user has bound to a function, or the end. */
function boundFrom(parts: readonly string[], from: number, { keys }: EditorContext): number {
  let at = from;
  while (at < parts.length && keys.lookup(chordOfCharacter(parts[at] ?? '')) === undefined) at += 1;
  return at;
}

function typeOne(state: EditorState, character: string, context: EditorContext): Step {
  if (state.opened !== undefined) {
    const { step, goesOn } = openedText(state, state.opened, character, context);
    if (!goesOn) return step;
    const next = type(step.state, character, context);
    return { ...next, effects: [...step.effects, ...next.effects] };
  }
  const chord = chordOfCharacter(character);
  if (state.chord !== undefined || context.keys.lookup(chord) !== undefined) return call(state, chord, context);
  return stay(
    insert(state, [character.repeat(Math.max(0, state.argument === undefined ? 1 : numberOf(state.argument)))]),
  );
}

/** Text from elsewhere with our line ends and without the last one. */
function asLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
}

/** A paste goes into the text that a search or a menu has left in the line. */
function paste(state: EditorState, text: string, context: EditorContext): Step {
  const { step } =
    state.opened === undefined ? { step: stay(state) } : openedKey(state, state.opened, 'Paste', context);
  return { ...step, state: insert({ ...step.state, opened: undefined, chord: undefined }, [asLines(text)]) };
}

/** Inserts each part as an edit of its own, the first in place of what is selected. */
function insert(state: EditorState, parts: readonly string[]): EditorState {
  const pieces = parts.length > longestTyped ? [parts.join('')] : parts;
  let next = state;
  for (const piece of pieces) {
    const { cursor } = next.buffer;
    const { start, end } = (next === state ? selected(state) : undefined) ?? { start: cursor, end: cursor };
    if (piece !== '' || start !== end) next = edited(next, splice(next.buffer, start, end, piece));
  }
  return settled(state, { ...next, chord: undefined });
}

/** Looks for suggestions when the text has changed, unless what changed it has said that there are none. */
function withPrediction(before: EditorState, after: EditorState, context: EditorContext): EditorState {
  const style = predictionStyle(context, after.viewStyle);
  const covered = after.opened !== undefined && after.opened.kind !== 'block';
  if (covered)
    return after.prediction.items.length === 0 ? after : { ...after, prediction: unpredicted(after.prediction) };
  const decided = after.prediction !== before.prediction;
  const changed = after.buffer.text !== before.buffer.text && textOf(after.buffer) !== textOf(before.buffer);
  if (decided || (!changed && style === after.prediction.style)) return after;
  return { ...after, prediction: predict(textOf(after.buffer), context, style) };
}
