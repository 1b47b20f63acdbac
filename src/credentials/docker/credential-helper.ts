import { Secret } from '../../registry/auth/secret.ts';
import { childEnvironment } from '../child-environment.ts';
import { runOneShot } from '../one-shot-process.ts';

/** Milliseconds, and bytes (safety, section 5). */
const DEADLINE = 30_000;
const LIMIT = 64 * 1024;

export interface HelperQuestion {
  /** What follows `docker-credential-` in the program's name. */
  readonly name: string;
  /** The server as it stands in the configuration. */
  readonly server: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that the helper may take; half a minute when left out. */
  readonly deadline?: number | undefined;
  readonly signal: AbortSignal;
}

export type HelperAnswer =
  | { readonly kind: 'found'; readonly userName: string; readonly secret: Secret }
  | { readonly kind: 'not found' }
  /** Why it cannot be asked, or what is wrong with its answer, as a clause. */
  | { readonly kind: 'fault'; readonly why: string };

/**
 * Asks one of Docker's credential helpers: `docker-credential-<name> get` with the server on standard input, answered with
 * `{ ServerURL, Username, Secret }` (docker-credential-helpers, "Development").
 */
export async function askHelper(question: HelperQuestion): Promise<HelperAnswer> {
  const { name, server, environment, deadline = DEADLINE, signal } = question;
  const program = `docker-credential-${name}`;
  const fault = (why: string): HelperAnswer => ({ kind: 'fault', why: `${program} ${why}` });
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(name)) return { kind: 'fault', why: 'the name of its credential helper is none' };
  if (hasControl(server)) return { kind: 'fault', why: 'the server has control characters' };
  const outcome = await runOneShot({
    file: program,
    args: ['get'],
    input: server,
    environment: childEnvironment(environment),
    deadline,
    limit: LIMIT,
    signal,
  });
  switch (outcome.kind) {
    case 'not started':
      return fault(outcome.code === 'ENOENT' ? 'is not installed' : `could not be started (${outcome.code})`);
    case 'too slow':
      return fault(`did not answer within ${Math.ceil(deadline / 1000)} s`);
    case 'too much output':
      return fault('answered with more than 64 KiB');
    case 'crashed':
      return fault(`crashed (${outcome.by})`);
    case 'ended':
      break;
  }
  const said = outcome.stdout.trim();
  // the helpers' own words for "not found", on standard output and with code 1
  if (/credentials not found in native keychain/i.test(said)) return { kind: 'not found' };
  if (outcome.code !== 0) return fault(`failed with code ${outcome.code}${quoted(said || outcome.stderr.trim())}`);
  return readAnswer(said) ?? fault('answered with something else than a user name and a secret');
}

function readAnswer(text: string): HelperAnswer | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || !('Username' in json) || !('Secret' in json)) return undefined;
    const { Username: userName, Secret: secret } = json;
    if (typeof userName !== 'string' || typeof secret !== 'string' || hasControl(userName + secret)) return undefined;
    return secret === '' ? { kind: 'not found' } : { kind: 'found', userName, secret: new Secret(secret) };
  } catch {
    return undefined;
  }
}

/** The first line, if it can be shown; a secret is never on it: helpers print one only when they succeed. */
function quoted(text: string): string {
  const [line = ''] = text.split('\n');
  return line === '' || line.length > 200 || hasControl(line) ? '' : `: ${line}`;
}

const hasControl = (text: string): boolean => /\p{Cc}/u.test(text);
