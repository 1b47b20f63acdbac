import type { Switch, SwitchClause } from '../language/syntax.ts';
import { equals } from '../values/compare.ts';
import { compareOperator } from '../values/comparison-operator.ts';
import { matchGroups } from '../values/match.ts';
import { Regex } from '../values/regex.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { outOfBreath } from './breath.ts';
import { LoopJump } from './control-flow.ts';
import { evaluate } from './evaluate-expression.ts';
import { batchesOf } from './evaluate-loop.ts';
import { runStatements } from './evaluate-statement.ts';
import type { Frame } from './frame.ts';
import { invokeForValue } from './invoke-block.ts';
import { walk } from './loop-enumerator.ts';
import { ScriptBlock } from './script-block.ts';
import type { Sink } from './sink.ts';
import { type Step, turn, wait } from './step.ts';

/** Every clause that matches runs, for each element of the value; `break` leaves, `continue` goes to the next element. */
export function* runSwitch(node: Switch, frame: Frame, sink: Sink): Step<void> {
  const batches = yield* batchesOf(node.value, [null], frame);
  for (const each of walk('switch', batches, node.extent, frame)) {
    if (outOfBreath(frame)) yield* wait(turn());
    if (!(yield* runClauses(node, each, frame, sink))) return;
  }
}

/** false when the switch is to end. */
function* runClauses(node: Switch, value: Value, frame: Frame, sink: Sink): Step<boolean> {
  const inner: Frame = { ...frame, dollar: value };
  try {
    let matched = false;
    for (const clause of node.clauses) {
      if (!(yield* isMatch(node, clause, inner.dollar ?? null, inner))) continue;
      matched = true;
      yield* runStatements(clause.body.statements, inner, sink);
    }
    if (!matched && node.otherwise) yield* runStatements(node.otherwise.statements, inner, sink);
  } catch (error) {
    if (!(error instanceof LoopJump && error.meets(node.label))) throw error;
    return error.kind === 'continue';
  }
  return true;
}

function* isMatch(
  { match, caseSensitive }: Switch,
  { condition }: SwitchClause,
  value: Value,
  frame: Frame,
): Step<boolean> {
  const wanted = yield* evaluate(condition, frame);
  if (wanted instanceof ScriptBlock) return toBoolean(yield* invokeForValue(wanted, value, frame));
  if (wanted === null) return value === null;
  switch (wanted instanceof Regex ? 'regex' : match) {
    case 'exact':
      // both as text: the member 4 of an enumeration is its word (about_Switch)
      return equals(toText(wanted), toText(value), caseSensitive);
    case 'wildcard':
      return compareOperator('like', toText(value), wanted, caseSensitive) === true;
    case 'regex': {
      const groups = matchGroups(toText(value), wanted, caseSensitive);
      if (groups) frame.scope.set('Matches', groups);
      return groups !== undefined;
    }
  }
}
