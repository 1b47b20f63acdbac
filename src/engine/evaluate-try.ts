import type { CatchClause, Throw, Try } from '../language/syntax.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { isAbort, isJump } from './control-flow.ts';
import { type ErrorRecord, ErrorValue, errorRecordOf, ShellError, TerminatingError } from './error-record.ts';
import { captureStatement, runStatements } from './evaluate-statement.ts';
import type { Frame } from './frame.ts';
import type { Sink } from './sink.ts';
import type { Step } from './step.ts';
import { rememberError } from './streams.ts';

/** `throw`: ends everything up to the next `try`. Bare inside `catch` it throws the caught error again. */
export function* runThrow(node: Throw, frame: Frame): Step<void> {
  const value: Value = node.value ? yield* captureStatement(node.value, frame) : (frame.dollar ?? null);
  if (value instanceof ErrorValue) throw new TerminatingError(value.record, true);
  const text = value === null ? 'ScriptHalted' : toText(value);
  const error = new ShellError(text, text, { category: 'OperationStopped' });
  throw new TerminatingError(
    { ...errorRecordOf(error, { target: value, extent: node.extent }), command: 'Exception' },
    true,
  );
}

export function* runTry(node: Try, frame: Frame, sink: Sink): Step<void> {
  try {
    yield* runStatements(node.body.statements, { ...frame, guarded: true }, sink);
  } catch (error) {
    if (isJump(error) || isAbort(error, frame.signal)) throw error;
    const record = errorRecordOf(error, { extent: node.body.extent });
    const clause = node.catches.find(each => takes(each, record));
    if (!clause) throw error;
    rememberError(record, frame);
    yield* runStatements(clause.body.statements, { ...frame, dollar: new ErrorValue(record) }, sink);
  } finally {
    // also when the consumer of the output has left or the command was cancelled
    if (node.finally) yield* runStatements(node.finally.statements, frame, sink);
  }
}

/** A typed catch goes by the error's name or id, with or without namespace: `[RegistryError]`, `[System.Exception]` takes all. */
function takes({ types }: CatchClause, { exception, fullyQualifiedErrorId }: ErrorRecord): boolean {
  if (types.length === 0) return true;
  const id = fullyQualifiedErrorId.split(',')[0]?.toLowerCase();
  return types.some(({ name }) => {
    const last = name.split('.').at(-1)?.toLowerCase();
    return last === 'exception' || last === exception.name.toLowerCase() || last === id;
  });
}
