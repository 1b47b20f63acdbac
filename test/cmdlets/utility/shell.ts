import type { AnyCmdlet } from '../../../src/engine/cmdlet.ts';
import { createEngine } from '../../../src/engine/engine.ts';
import type { ErrorRecord } from '../../../src/engine/error-record.ts';
import type { Host } from '../../../src/engine/host.ts';
import { silentHost } from '../../../src/engine/silent-host.ts';
import type { Value } from '../../../src/values/value.ts';
import { createOutput } from '../../../src/views/default-output.ts';

/** What a user of the shell would see, and what came out of the pipeline. */
export interface Seen {
  readonly text: string;
  readonly values: readonly Value[];
  readonly warnings: readonly string[];
  readonly errors: readonly ErrorRecord[];
}

/** Runs one line with these cmdlets and no other. */
export async function shell(source: string, cmdlets: readonly AnyCmdlet[]): Promise<Seen> {
  const lines: string[] = [];
  const values: Value[] = [];
  const warnings: string[] = [];
  const errors: ErrorRecord[] = [];
  const output = createOutput({ width: 120, print: more => lines.push(...more) });
  const host: Host = {
    ...silentHost,
    interactive: false,
    async output(batch) {
      values.push(...batch);
      output.write(batch);
    },
    async endOutput() {
      output.end();
    },
    error: record => void errors.push(record),
    warning: text => void warnings.push(text),
  };
  const commands = cmdlets.map(cmdlet => ({ ...cmdlet, aliases: cmdlet.aliases ?? [], load: async () => cmdlet }));
  const engine = createEngine({
    commands,
    host,
    session: undefined,
    environment: { GREETING: 'hello' },
    version: '0.0.0',
  });
  await engine.run(source, new AbortController().signal);
  return { text: lines.join('\n'), values, warnings, errors };
}
