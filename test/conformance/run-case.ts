import { cmdletTable } from '../../src/cmdlets/table.ts';
import { createEngine, type RunResult } from '../../src/engine/engine.ts';
import { Session } from '../../src/session/session.ts';
import { toJson } from '../../src/values/json-write.ts';
import { recordHost } from '../support/recording-host.ts';
import { strangerParts } from '../support/session-parts.ts';

/** What a script did, in the terms of the conformance cases. */
export interface CaseResult {
  readonly outcome: RunResult['outcome'];
  /** An error that nothing caught ended it. */
  readonly ended: boolean;
  readonly output: readonly unknown[];
  readonly text: string;
  readonly errors: readonly { readonly id: string; readonly type: string; readonly message: string }[];
}

interface CaseOptions {
  readonly signal?: AbortSignal;
  /** Cells; what the cases assume if left out. */
  readonly width?: number;
}

/** Runs a script in a fresh session that is connected to nothing. */
export async function runCase(source: string, options: CaseOptions = {}): Promise<CaseResult> {
  const { signal = AbortSignal.timeout(10_000), width = 120 } = options;
  const { host, lines, values, errors } = recordHost({ errorsAmongLines: false, notices: false, width });
  const nowhere = () => Promise.reject(new Error('the cases connect to nothing'));
  const session = new Session({
    openRegistry: nowhere,
    startEmulator: nowhere,
    ...strangerParts(),
  });
  const engine = createEngine({ commands: cmdletTable, host, session, environment: {}, version: '0' });
  const { outcome, ended } = await engine.run(source, signal);
  return {
    outcome,
    ended,
    output: values.map(each => JSON.parse(toJson(each, { depth: 20 }))),
    text: lines.join('\n'),
    errors: errors.map(({ exception, fullyQualifiedErrorId }) => ({
      id: fullyQualifiedErrorId,
      type: exception.name,
      message: exception.message,
    })),
  };
}
