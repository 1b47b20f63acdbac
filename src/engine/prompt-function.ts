import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { ExitJump, isAbort } from './control-flow.ts';
import { errorRecordOf } from './error-record.ts';
import type { Frame } from './frame.ts';
import { functionStage } from './run-function.ts';
import { rememberOutcome } from './runtime.ts';
import type { FunctionCell } from './scope.ts';

/**
 * Runs the user's function `prompt` in a frame: answers its output as one text, undefined where there is no such function or where it failed or
 * said nothing, as in pwsh.
 * What it leaves behind is nobody's business: `$?`, `$Error`, `$LASTEXITCODE` and the result of the last input stay as they were. The first error
 * of a function is told as a warning, so that it can be mended.
 */
export function promptRunner(): (frame: Frame) => Promise<string | undefined> {
  const told = new WeakSet<FunctionCell>();
  return async frame => {
    const cell = frame.scope.findFunction('prompt');
    if (!cell) return undefined;
    const tell = (message: string) => {
      if (told.has(cell)) return;
      told.add(cell);
      frame.runtime.host.warning(`The function 'prompt' has an error: ${message}`);
    };
    const restore = remember(frame);
    try {
      const text = await textOf(cell, { ...frame, takeError: record => tell(record.exception.message) });
      return text === '' ? undefined : text;
    } catch (error) {
      if (!isAbort(error, frame.signal)) tell(reasonOf(error));
      return undefined;
    } finally {
      restore();
    }
  };
}

async function textOf(cell: FunctionCell, frame: Frame): Promise<string> {
  const call = { args: [], input: undefined, ownScope: true, extent: { start: 0, end: 0 } };
  const values: Value[] = [];
  for await (const batch of functionStage(cell, call, frame)) values.push(...batch);
  return values.map(each => toText(each)).join('\n');
}

const reasonOf = (error: unknown): string =>
  error instanceof ExitJump ? `'exit' leaves nothing here.` : errorRecordOf(error).exception.message;

/** What an input has left; the answer brings it back. */
function remember({ scope, runtime: { state } }: Frame): () => void {
  const restoreOutcome = rememberOutcome(state);
  const errors = [...state.errors];
  const code = scope.root.find('LASTEXITCODE');
  return () => {
    restoreOutcome();
    state.errors.splice(0, state.errors.length, ...errors);
    if (code) scope.root.put(code);
    else scope.root.variables.delete('lastexitcode');
  };
}
