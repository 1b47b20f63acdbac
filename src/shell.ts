import { cmdletTable } from './cmdlets/table.ts';
import type { CommandLine } from './command-line.ts';
import { environmentCredentials } from './credentials/environment.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import type { Host } from './engine/host.ts';
import { registryOpener } from './open-registry.ts';
import { Secret } from './registry/auth/secret.ts';
import { parseLoginServer } from './registry/model/login-server.ts';
import { HistoryStore } from './session/history-store.ts';
import { type EmbeddedRegistry, Session } from './session/session.ts';

/** One session with the engine that runs its lines: what every face is a face of. */
export interface Shell {
  readonly engine: Engine;
  readonly session: Session;
}

export interface ShellOptions {
  readonly host: Host;
  readonly line: CommandLine;
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  /** Where the history is kept; undefined keeps none. */
  readonly historyFile: string | undefined;
}

/** Puts a session and an engine together; connects nothing yet. */
export function createShell({ host, line, environment, version, historyFile }: ShellOptions): Shell {
  const session = new Session({
    history: new HistoryStore(historyFile),
    openRegistry: registryOpener({ environment, version, trace: text => host.debug(text) }),
    startEmulator: () => startEmbedded(line),
    credentialSources: [environmentCredentials(environment)],
  });
  return { session, engine: createEngine({ commands: cmdletTable, host, session, environment, version }) };
}

/** Connects as acrsh's own arguments say. `password` is what -PasswordStdin read. Throws RegistryError, SessionError. */
export async function connectAsAsked(
  session: Session,
  line: CommandLine,
  password: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (line.emulator) await session.connectEmulator(line.readOnly, signal);
  if (line.registry === undefined) return;
  const server = parseLoginServer(line.registry);
  const { userName } = line;
  const credential = line.anonymous
    ? ({ kind: 'anonymous' } as const)
    : userName !== undefined && password !== undefined
      ? ({ kind: 'password', userName, password: new Secret(password) } as const)
      : await session.findCredential(server, signal);
  await session.connect({ server, credential, readOnly: line.readOnly, verify: true }, signal);
}

async function startEmbedded(line: CommandLine): Promise<EmbeddedRegistry> {
  const { startEmbeddedRegistry } = await import('./embedded-registry.ts');
  const emulator = await startEmbeddedRegistry(line);
  return {
    loginServer: emulator.origin,
    userName: 'Entra ID',
    credential: {
      kind: 'entra',
      getAccessToken: () => Promise.resolve(new Secret(emulator.credentials.entraToken())),
    },
    close: () => emulator.close(),
  };
}
