import { cmdletTable } from '../../src/cmdlets/table.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { Session } from '../../src/session/session.ts';
import type { Value } from '../../src/values/value.ts';
import { recordHost } from '../support/recording-host.ts';
import { strangerParts } from '../support/session-parts.ts';

/** What a script put out, and the ids of the errors that it told. */
export interface CleanRun {
  readonly values: readonly Value[];
  readonly errors: readonly string[];
}

const { signal } = new AbortController();
const nowhere = () => Promise.reject(new Error('these scripts connect to nothing'));

/** Runs a script in a fresh session for as long as it takes. Throws where an error is none of PowerShell's but one of JavaScript. */
export async function runCleanly(source: string): Promise<CleanRun> {
  const { host, values, errors } = recordHost({ errorsAmongLines: false });
  const session = new Session({ openRegistry: nowhere, startEmulator: nowhere, ...strangerParts() });
  const engine = createEngine({ commands: cmdletTable, host, session, environment: {}, version: '0' });
  await engine.run(source, signal);
  for (const { fullyQualifiedErrorId: id, exception } of errors) {
    if (id === '' || /^InternalError\b/.test(id)) throw new Error(`an error of JavaScript: ${exception.message}`);
  }
  return { values, errors: errors.map(each => each.fullyQualifiedErrorId) };
}

/** The ids of the errors that it tells. */
export async function errorsOf(source: string): Promise<readonly string[]> {
  return (await runCleanly(source)).errors;
}
