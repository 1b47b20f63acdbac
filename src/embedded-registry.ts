import { readFileSync } from 'node:fs';
import type { CommandLine } from './command-line.ts';
import { type Emulator, startEmulator } from './emulator/emulator.ts';

/** Starts the embedded registry as `-Port` and `-Tls` say, filled with the demonstration content. Throws what listening and reading throw. */
export function startEmbeddedRegistry({ port, tls }: Pick<CommandLine, 'port' | 'tls'>): Promise<Emulator> {
  return startEmulator({
    fixture: 'demo',
    ...(port === undefined ? {} : { port }),
    ...(tls ? { tls: { cert: readFileSync(tls.cert), key: readFileSync(tls.key) } } : {}),
  });
}
