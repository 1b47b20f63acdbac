import type { Value } from '../values/value.ts';
import { type Batches, noBatches } from './batches.ts';
import { type BoundArgument, bind } from './bind.ts';
import { bindAlone, bindRecord, type RecordBinding } from './bind-record.ts';
import { channel } from './channel.ts';
import { ReturnJump } from './control-flow.ts';
import { errorRecordOf, ShellError, TerminatingError } from './error-record.ts';
import { evaluate } from './evaluate-expression.ts';
import { runStatements } from './evaluate-statement.ts';
import type { Frame } from './frame.ts';
import { applyCommon } from './function-common.ts';
import { declarationOf, REST } from './function-declaration.ts';
import { type FunctionCell, Scope } from './scope.ts';
import { run } from './step.ts';

export interface FunctionCall {
  readonly args: readonly BoundArgument[];
  readonly input: Batches | undefined;
  /** false for `. { }`, which runs in the caller's scope. */
  readonly ownScope: boolean;
}

/** A function or `& { }` as a stage: begin, process for each record, end, in a scope below the caller's. */
export function functionStage(cell: FunctionCell, { args, input, ownScope }: FunctionCall, frame: Frame): Batches {
  return channel(async out => {
    const scope = ownScope ? new Scope(frame.scope) : frame.scope;
    if (scope.depth > DEEPEST_CALL) throw tooDeep(cell.name);
    const { declaration, defaults } = await declarationOf(cell, { ...frame, scope });
    const binding = bind(declaration, args);
    const origin = { command: cell.name };
    const [problem] = binding.problems;
    if (problem) throw new TerminatingError(errorRecordOf(problem, origin), false);
    const effects = applyCommon(binding.common, { ...frame, scope }, out, frame.scope);
    const { frame: inner, sink } = effects;
    const { begin, process, end } = cell.body;
    const take = async (bound: RecordBinding) => {
      if ('problem' in bound) throw new TerminatingError(errorRecordOf(bound.problem, origin), false);
      for (const [name, value] of Object.entries(bound.args)) {
        if (name === REST) scope.set('args', (value as readonly Value[] | undefined) ?? []);
        else if (value !== undefined) scope.set(name, value as Value, defaults.get(name)?.typeName);
        else scope.set(name, await defaultOf(name));
      }
    };
    const defaultOf = async (name: string): Promise<Value> => {
      const expression = defaults.get(name)?.expression;
      return expression ? run(evaluate(expression, inner)) : null;
    };
    try {
      // without a pipeline parameter the records are `$_` alone
      const bindsRecords = input && process && Object.values(declaration.parameters).some(each => each.pipeline);
      if (!bindsRecords) await take(bindAlone(binding));
      if (begin) await run(runStatements(begin.statements, inner, sink));
      if (process) {
        for await (const batch of input ?? alone()) {
          for (const record of batch) {
            if (bindsRecords) await take(bindRecord(binding, record));
            await run(runStatements(process.statements, { ...inner, dollar: input ? record : frame.dollar }, sink));
          }
        }
      } else await gatherInput(input, scope);
      await run(runStatements(end.statements, inner, sink));
    } catch (error) {
      if (!(error instanceof ReturnJump)) throw error;
    } finally {
      effects.end();
    }
  });
}

/** A function that calls itself without end stops here, before memory does. */
const DEEPEST_CALL = 500;

const tooDeep = (name: string): ShellError =>
  new ShellError(
    'CallDepthOverflow',
    `The script failed due to call depth overflow in '${name}': more than ${DEEPEST_CALL} calls inside one another.`,
    {
      category: 'InvalidOperation',
    },
  );

/** Without a process block the whole input is `$input`. */
async function gatherInput(input: Batches | undefined, scope: Scope): Promise<void> {
  const values: Value[] = [];
  for await (const batch of input ?? noBatches()) values.push(...batch);
  scope.set('input', values);
}

async function* alone(): Batches {
  yield [null];
}
