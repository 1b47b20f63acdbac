import type { CommandLine } from './command-line.ts';
import type { Host } from './engine/host.ts';
import type { Credential } from './registry/auth/credential.ts';
import { Secret } from './registry/auth/secret.ts';
import { parseLoginServer } from './registry/model/login-server.ts';
import type { Offer } from './session/offer.ts';
import type { Search, Session } from './session/session.ts';
import { SessionError } from './session/session-error.ts';

/** What the first connection of a program is made of. */
export interface FirstConnection {
  readonly line: CommandLine;
  /** What -PasswordStdin read, or the environment holds. */
  readonly password: string | undefined;
  readonly host: Pick<Host, 'warning' | 'verbose'>;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Connects as acrsh's own arguments say. Throws RegistryError, SessionError. */
export async function connectAsAsked(
  session: Session,
  { line, password, host, environment, signal }: FirstConnection,
): Promise<void> {
  const tracing = environment.ACRSH_TRACE?.split(',').includes('auth') ?? false;
  // there is no -Verbose before the first command
  const tell: Search['tell'] = { warning: host.warning, verbose: tracing ? host.verbose : () => {} };
  if (line.emulator) await session.connectEmulator(line.readOnly, signal);
  if (line.registry === undefined) return;
  const server = parseLoginServer(line.registry, { suffix: session.cloud(undefined).suffix });
  const request = { server, readOnly: line.readOnly, skipCertificateCheck: line.skipCertificateCheck };
  const offer = offerOf(line, password);
  const { notice } = offer
    ? await session.connect({ ...request, offer }, signal)
    : await session.connectAsFound(request, { tell, only: undefined }, signal);
  if (notice !== undefined) tell.warning(notice);
}

function offerOf({ anonymous, userName, registry }: CommandLine, password: string | undefined): Offer | undefined {
  const spelledOut = (credential: Credential, identity: string): Offer => ({ credential, identity, source: undefined });
  if (anonymous) return spelledOut({ kind: 'anonymous' }, 'anonymous');
  if (userName === undefined) return undefined;
  if (password !== undefined)
    return spelledOut({ kind: 'password', userName, password: new Secret(password) }, userName);
  throw new SessionError(
    'NoCredential',
    `There is no password for the user ${userName}.`,
    `Give it with -PasswordStdin or in ACRSH_PASSWORD; at the prompt, Connect-AzContainerRegistry ${registry} -UserName ${userName} asks for it.`,
  );
}
