import { matchObject } from '../values/match-object.ts';
import { elements, isArray } from '../values/object-value.ts';
import { findAll, replace } from '../values/replace.ts';
import { split, splitWhere } from '../values/split.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toInt } from '../values/to-number.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { ShellError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { invokeForValue } from './invoke-block.ts';
import { ScriptBlock } from './script-block.ts';
import type { Step } from './step.ts';

/** `-replace`; a script block as the replacement sees each match as `$_`. */
export function* evaluateReplace(left: Value, right: Value, caseSensitive: boolean, frame: Frame): Step<Value> {
  const [pattern = null, replacement = '', ...more] = isArray(right) ? right : [right];
  if (more.length > 0) throw tooMany(more.length + 2);
  if (!(replacement instanceof ScriptBlock)) return replace(left, pattern, replacement, { caseSensitive });
  const results: Value[] = [];
  for (const each of elements(left)) {
    const text = toText(each);
    let result = '';
    let end = 0;
    for (const found of findAll(text, pattern, caseSensitive)) {
      const match = matchObject(found);
      result += text.slice(end, found.index) + toText(yield* invokeForValue(replacement, match, frame));
      end = found.index + found.text.length;
    }
    results.push(result + text.slice(end));
  }
  return isArray(left) ? results : (results[0] ?? '');
}

const tooMany = (count: number): ShellError =>
  new ShellError('BadReplaceArgument', `The -replace operator allows only two elements to follow it, not ${count}.`, {
    category: 'InvalidOperation',
  });

/** `-split`; a script block says of each character, as `$_`, whether the text is cut there. */
export function* evaluateSplit(left: Value, right: Value, caseSensitive: boolean, frame: Frame): Step<Value> {
  const [pattern = null, most = 0] = elements(right);
  if (!(pattern instanceof ScriptBlock)) return split(left, right, caseSensitive);
  const results: string[] = [];
  for (const each of elements(left)) {
    const text = toText(each);
    const cuts: boolean[] = [];
    for (const char of text.split('')) cuts.push(toBoolean(yield* invokeForValue(pattern, char, frame)));
    for (const part of splitWhere(text, cuts, toInt(most))) results.push(part);
  }
  return results;
}
