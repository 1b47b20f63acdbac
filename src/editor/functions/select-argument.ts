import { argumentsAround } from '../arguments.ts';
import { offsetAt, rangeOf, textOf } from '../buffer.ts';
import { type EditFunction, stay } from '../state.ts';
import type { Range } from '../view.ts';

/**
 * Selects the argument that the cursor is on, or the next one; called again, the one after it. A number goes so many
 * arguments on from there, or back. As in PSReadLine, behind the last argument comes the first.
 */
export const selectCommandArgument: EditFunction = (state, _context, { argument = 0 }) => {
  const { buffer } = state;
  const all = argumentsAround(textOf(buffer), offsetAt(buffer)).map(extent => rangeOf(buffer, extent));
  const count = all.length;
  if (count === 0) return stay(state);
  const { cursor } = buffer;
  const isSelected = (range: Range | undefined) =>
    range !== undefined && state.selection?.anchor === range.start && cursor === range.end;
  const taken = all.findIndex(isSelected);
  const next = all.findIndex(range => range.start > cursor);
  const within = all.findIndex(range => range.start <= cursor && cursor < range.end);
  const following = next === -1 ? 0 : next;
  const before = all.findLastIndex(range => range.end <= cursor);
  const start = taken !== -1 ? (argument === 0 ? taken + 1 : taken) : startFrom(within, argument, following, before);
  const range = all[(((start + argument) % count) + count) % count];
  if (range === undefined) return stay(state);
  return stay({
    ...state,
    buffer: { ...buffer, cursor: range.end },
    mark: range.start,
    selection: { anchor: range.start },
  });
};

function startFrom(within: number, argument: number, following: number, before: number): number {
  if (within !== -1) return within;
  return argument > 0 ? before : following;
}
