import { cmdletTable } from './cmdlets/table.ts';
import type { CommandLine } from './command-line.ts';
import { environmentCredentials } from './credentials/environment.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import type { Host } from './engine/host.ts';
import { registryOpener } from './open-registry.ts';
import { type Credential, REGISTRY_AUDIENCE } from './registry/auth/credential.ts';
import { Secret } from './registry/auth/secret.ts';
import { parseLoginServer } from './registry/model/login-server.ts';
import { HistoryStore } from './session/history-store.ts';
import { type EmbeddedRegistry, Session } from './session/session.ts';
import { SessionError } from './session/session-error.ts';

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
    openRegistry: registryOpener({
      environment,
      version,
      leavesSoon: line.mode.kind !== 'prompt',
      trace: text => host.debug(text),
    }),
    startEmulator: () => startEmbedded(line),
    credentialSources: [environmentCredentials(environment)],
  });
  return { session, engine: createEngine({ commands: cmdletTable, host, session, environment, version }) };
}

/** What the first connection of a program is made of. */
export interface FirstConnection {
  readonly line: CommandLine;
  /** What -PasswordStdin read, or the environment holds. */
  readonly password: string | undefined;
  readonly warn: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Connects as acrsh's own arguments say. Throws RegistryError, SessionError. */
export async function connectAsAsked(
  session: Session,
  { line, password, warn, signal }: FirstConnection,
): Promise<void> {
  if (line.emulator) await session.connectEmulator(line.readOnly, signal);
  if (line.registry === undefined) return;
  const server = parseLoginServer(line.registry);
  const credential = credentialOf(line, password) ?? (await session.findCredential(server, signal));
  const { notice } = await session.connect({ server, credential, readOnly: line.readOnly, verify: true }, signal);
  if (notice !== undefined) warn(notice);
}

function credentialOf(
  { anonymous, userName, registry }: CommandLine,
  password: string | undefined,
): Credential | undefined {
  if (anonymous) return { kind: 'anonymous' };
  if (userName === undefined) return undefined;
  if (password !== undefined) return { kind: 'password', userName, password: new Secret(password) };
  throw new SessionError(
    'NoCredential',
    `There is no password for the user ${userName}.`,
    `Give it with -PasswordStdin or in ACRSH_PASSWORD; at the prompt, Connect-AzContainerRegistry ${registry} -UserName ${userName} asks for it.`,
  );
}

async function startEmbedded(line: CommandLine): Promise<EmbeddedRegistry> {
  const { startEmbeddedRegistry } = await import('./embedded-registry.ts');
  const emulator = await startEmbeddedRegistry(line);
  return {
    loginServer: emulator.origin,
    userName: 'Entra ID',
    credential: {
      kind: 'entra', audiences: [REGISTRY_AUDIENCE],
      getAccessToken: () => Promise.resolve(new Secret(emulator.credentials.entraToken())),
    },
    close: () => emulator.close(),
  };
}
