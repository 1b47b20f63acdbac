import type { CatchClause, Throw, Try } from '../language/syntax.ts';
import { ExceptionValue, exceptionClass } from '../values/exception.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { isAbort, isJump } from './control-flow.ts';
import { type ErrorRecord, errorRecordOf, ShellError, TerminatingError } from './error-record.ts';
import { ErrorValue } from './error-value.ts';
import { captureStatement, runStatements } from './evaluate-statement.ts';
import { exceptionOf } from './exception-of.ts';
import type { Frame } from './frame.ts';
import { positionOf } from './position.ts';
import type { Sink } from './sink.ts';
import type { Step } from './step.ts';
import { rememberError } from './streams.ts';

/** `throw`: ends everything up to the next `try`. Bare inside `catch` it throws the caught error again. */
export function* runThrow(node: Throw, frame: Frame): Step<void> {
  const value: Value = node.value ? yield* captureStatement(node.value, frame) : (frame.dollar ?? null);
  if (value instanceof ErrorValue) throw new TerminatingError(value.record, true, true);
  const exception = value instanceof ExceptionValue ? value : undefined;
  const text = exception ? exception.message : value === null ? 'ScriptHalted' : toText(value);
  const error = new ShellError(text, text, { category: 'OperationStopped', exception });
  const position = positionOf(frame.source, node.extent);
  const target = exception ? null : value;
  throw new TerminatingError({ ...errorRecordOf(error, { target, position }), thrown: true }, true);
}

export function* runTry(node: Try, frame: Frame, sink: Sink): Step<void> {
  try {
    yield* runStatements(node.body.statements, { ...frame, guarded: true }, sink);
  } catch (error) {
    if (isJump(error) || isAbort(error, frame.signal)) throw error;
    const record = errorRecordOf(error, { position: positionOf(frame.source, node.body.extent) });
    const clause = handlerOf(node.catches, record);
    if (!clause) throw error;
    rememberError(record, frame);
    const caught = clause.inner ? { ...record, exception: innerError(record, clause.inner) } : record;
    yield* runStatements(clause.body.statements, { ...frame, dollar: new ErrorValue(caught) }, sink);
  } finally {
    // also when the consumer of the output has left or the command was cancelled
    if (node.finally) yield* runStatements(node.finally.statements, frame, sink);
  }
}

/** A clause that takes an error; `inner` is the exception inside it, where that is what the clause named. */
interface Handler {
  readonly body: CatchClause['body'];
  readonly inner: ExceptionValue | undefined;
}

/**
 * The clause whose type is nearest to the error's; of the exception and the one inside it both count, as in PowerShell
 * (ExceptionHandlingOps.FindMatchingHandler). A clause without types takes what no other does. Errors of ours also go by id and name:
 * `[RegistryError]`.
 */
function handlerOf(catches: readonly CatchClause[], record: ErrorRecord): Handler | undefined {
  const outer = exceptionOf(record);
  let best: (Handler & { readonly distance: number }) | undefined;
  for (const { types, body } of catches) {
    for (const { name } of types) {
      for (const exception of [outer.inner, outer]) {
        const distance = exception ? distanceTo(name, exception, record) : -1;
        if (distance < 0 || (best && best.distance <= distance)) continue;
        best = { body, inner: exception === outer ? undefined : exception, distance };
      }
    }
  }
  if (best) return best;
  const general = catches.find(each => each.types.length === 0);
  return general && { body: general.body, inner: undefined };
}

/** Steps from the exception's class up to the named one; -1 when it is none of its bases. Throws TypeNotFound. */
function distanceTo(name: string, exception: ExceptionValue, { fullyQualifiedErrorId }: ErrorRecord): number {
  const wanted = exceptionClass(name)?.[0];
  if (wanted !== undefined) return exception.type.names.indexOf(wanted);
  const last = name.split('.').at(-1)?.toLowerCase();
  const id = fullyQualifiedErrorId.split(',')[0]?.toLowerCase();
  if (exception.type.names[0]?.toLowerCase() === last || last === id) return 0;
  return -1;
}

function innerError({ exception, category }: ErrorRecord, inner: ExceptionValue): ShellError {
  const id: unknown = Reflect.get(exception, 'id');
  return new ShellError(typeof id === 'string' ? id : inner.message, inner.message, { category, exception: inner });
}
