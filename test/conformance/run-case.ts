import { cmdletTable } from '../../src/cmdlets/table.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { ErrorRecord } from '../../src/engine/error-record.ts';
import type { Host } from '../../src/engine/host.ts';
import { HistoryStore } from '../../src/session/history-store.ts';
import { Session } from '../../src/session/session.ts';
import { toJson } from '../../src/values/json-write.ts';
import type { Value } from '../../src/values/value.ts';
import { createOutput } from '../../src/views/default-output.ts';

/** What a script did, in the terms of the conformance cases. */
export interface CaseResult {
  readonly output: readonly unknown[];
  readonly text: string;
  readonly errors: readonly { readonly id: string; readonly type: string; readonly message: string }[];
}

/** Runs a script in a fresh session that is connected to nothing, at the width the cases assume. */
export async function runCase(source: string, width = 120): Promise<CaseResult> {
  const values: Value[] = [];
  const lines: string[] = [];
  const output = createOutput({ width, print: printed => lines.push(...printed) });
  const errors: ErrorRecord[] = [];
  const host: Host = {
    interactive: false,
    async output(batch) {
      values.push(...batch);
      output.write(batch);
    },
    async endOutput() {
      output.end();
    },
    error: record => void errors.push(record),
    warning: text => void lines.push(`WARNING: ${text}`),
    verbose: text => void lines.push(`VERBOSE: ${text}`),
    debug: text => void lines.push(`DEBUG: ${text}`),
    information: text => void lines.push(text),
    whatIf: text => void lines.push(...text),
    progress: () => undefined,
    choose: () => Promise.reject(new Error('nothing can be asked here')),
    askText: () => Promise.reject(new Error('nothing can be asked here')),
    askSecret: () => Promise.reject(new Error('nothing can be asked here')),
    clear: () => undefined,
  };
  const nowhere = () => Promise.reject(new Error('the cases connect to nothing'));
  const session = new Session({
    history: new HistoryStore(undefined),
    openRegistry: nowhere,
    startEmulator: nowhere,
    credentialSources: [],
  });
  const engine = createEngine({ commands: cmdletTable, host, session, environment: {}, version: '0' });
  await engine.run(source, AbortSignal.timeout(10_000));
  return {
    output: values.map(each => JSON.parse(toJson(each, { depth: 20 }))),
    text: lines.join('\n'),
    errors: errors.map(({ exception, fullyQualifiedErrorId }) => ({
      id: fullyQualifiedErrorId,
      type: exception.name,
      message: exception.message,
    })),
  };
}
