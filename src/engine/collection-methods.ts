import { elements } from '../values/object-value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toInt } from '../values/to-number.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { outOfBreath } from './breath.ts';
import { ShellError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { invokeBlock, invokeForValue } from './invoke-block.ts';
import type { ScriptBlock } from './script-block.ts';
import { type Step, turn, wait } from './step.ts';

/** `.ForEach{ … }`: the outputs for each element; further arguments are the block's `$args`. */
export function* forEachMethod(target: Value, block: ScriptBlock, args: readonly Value[], frame: Frame): Step<Value> {
  const results: Value[] = [];
  for (const each of elements(target)) {
    if (outOfBreath(frame)) yield* wait(turn());
    for (const output of yield* invokeBlock(block, { dollar: each, args }, frame)) results.push(output);
  }
  return results;
}

const MODES = ['default', 'first', 'last', 'skipuntil', 'until', 'split'] as const;
type Mode = (typeof MODES)[number];

/** `.Where({ … }, mode, count)` (about_Arrays): Default, First, Last, SkipUntil, Until, Split. */
export function* whereMethod(
  target: Value,
  block: ScriptBlock,
  [mode = 'Default', count = 0]: readonly Value[],
  frame: Frame,
): Step<Value> {
  const chosen = modeOf(toText(mode));
  const most = toInt(count);
  const values = elements(target);
  const holds = function* (each: Value): Step<boolean> {
    if (outOfBreath(frame)) yield* wait(turn());
    return toBoolean(yield* invokeForValue(block, each, frame));
  };
  if (chosen === 'skipuntil' || chosen === 'until') {
    const end = yield* firstThat(values, holds);
    const part = chosen === 'until' ? values.slice(0, end) : values.slice(end);
    return most > 0 ? part.slice(0, most) : part;
  }
  const [yes, no]: [Value[], Value[]] = [[], []];
  const enough = chosen === 'first' ? Math.max(1, most) : Number.POSITIVE_INFINITY;
  const limit = chosen === 'split' && most > 0 ? most : Number.POSITIVE_INFINITY;
  for (const each of values) {
    // with a count only so many go to the first part
    yes.length < limit && (yield* holds(each)) ? yes.push(each) : no.push(each);
    if (yes.length >= enough) break;
  }
  if (chosen === 'last') return yes.slice(-Math.max(1, most));
  if (chosen === 'split') return [yes, no];
  return most > 0 ? yes.slice(0, most) : yes;
}

function* firstThat(values: readonly Value[], holds: (each: Value) => Step<boolean>): Step<number> {
  for (const [index, each] of values.entries()) if (yield* holds(each)) return index;
  return values.length;
}

function modeOf(text: string): Mode {
  const word = text.toLowerCase();
  const found = MODES.find(each => each === word) ?? MODES[Number(word)];
  if (found) return found;
  throw new ShellError('InvalidOperation', `'${text}' is no mode of Where.`, {
    category: 'InvalidArgument',
    recommendation: 'Modes: Default, First, Last, SkipUntil, Until, Split.',
  });
}
