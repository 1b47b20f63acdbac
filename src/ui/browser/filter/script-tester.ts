import type { Engine } from '../../../engine/engine.ts';
import type { Value } from '../../../values/value.ts';
import { planningHost } from '../acting/planning-host.ts';

/** What came of testing rows with a block. */
export interface ScriptVerdict {
  /** Those of the rows that pass. */
  readonly passed: ReadonlySet<Value>;
  /** The first error of the block, or that it wanted to change something. */
  readonly problem: string | undefined;
}

/** Tests rows, a page of a list at a time: batches do not overlap. */
export type ScriptTester = (rows: readonly Value[], signal: AbortSignal) => Promise<ScriptVerdict>;

/** The variable in which the rows reach the engine. */
const ROWS = 'BrowserRows';

/** Tests rows as Where-Object does with the same block. A filter only looks: every change that the block wants to make is refused. */
export function scriptTester(engine: Pick<Engine, 'aside'>, script: string): ScriptTester {
  const line = `$${ROWS} | Where-Object {\n${script}\n}`;
  let before: Promise<unknown> = Promise.resolve();
  const test = async (rows: readonly Value[], signal: AbortSignal): Promise<ScriptVerdict> => {
    const passed = new Set<Value>();
    let problem: string | undefined;
    const host = planningHost({
      async decide({ action, target }) {
        problem ??= `A filter only looks: ${action} ${target} was not done.`;
        return false;
      },
      error({ exception }) {
        problem ??= exception.message;
      },
    });
    const output = async (values: readonly Value[]) => values.forEach(each => void passed.add(each));
    await engine.aside(line, { host: { ...host, interactive: false, output }, signal, variables: { [ROWS]: rows } });
    return { passed, problem };
  };
  return (rows, signal) => {
    const verdict = before.then(() => test(rows, signal));
    before = verdict.catch(() => undefined);
    return verdict;
  };
}
