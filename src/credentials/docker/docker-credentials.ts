import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CredentialSource, SourceAnswer } from '../../registry/auth/credential.ts';
import { TOKEN_USER } from '../../registry/auth/credential.ts';
import { parseClaims } from '../../registry/auth/jwt.ts';
import { openSecret, Secret } from '../../registry/auth/secret.ts';
import type { LoginServer } from '../../registry/model/login-server.ts';
import { askHelper } from './credential-helper.ts';
import { type DockerConfig, type DockerLogin, entryFor, parseDockerConfig } from './docker-config.ts';

export interface DockerOptions {
  /** Milliseconds that a credential helper may take. */
  readonly deadline?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The user name with which helpers mark an identity token (docker-credential-helpers). */
const IDENTITY_TOKEN = '<token>';

/** What `docker login` and `az acr login` stored: in a helper of the server, in the helper of all servers, or in the file itself. */
export function dockerCredentials(environment: Environment, options: DockerOptions = {}): CredentialSource {
  return {
    name: "Docker's configuration",
    find: (server, signal) => find(server, { ...options, environment }, signal),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

async function find(
  server: LoginServer,
  options: DockerOptions & { readonly environment: Environment },
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const { environment } = options;
  const folder = environment.DOCKER_CONFIG || join(environment.HOME || homedir(), '.docker');
  const file = join(folder, 'config.json');
  const config = readConfig(file);
  if ('none' in config) return config;
  const none = { none: `${file} has no login for ${server.name}` };
  const login = entryFor(config.auths, server.name);
  const helper = entryFor(config.credHelpers, server.name);
  const name = helper?.value ?? config.credsStore;
  if (name !== undefined) {
    // helpers know a server by the very text that docker login gave them
    const asked = helper?.key ?? login?.key ?? server.name;
    const answer = await askHelper({ name, server: asked, environment, deadline: options.deadline, signal });
    if (answer.kind === 'fault') return { none: answer.why, fault: true };
    if (answer.kind === 'found') return credentialOf(answer.userName, answer.secret, options);
    if (helper) return { none: `docker-credential-${name} has no login for ${server.name}` };
  }
  return login ? (loginOf(login.value, options) ?? none) : none;
}

// a small file, read once: the library for reading it in the background takes longer to load
function readConfig(file: string): DockerConfig | { none: string; fault?: boolean } {
  try {
    return parseDockerConfig(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return { none: `${file} is damaged`, fault: true };
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ENOENT') return { none: `there is no ${file}` };
    return { none: `${file} cannot be read (${error.code})`, fault: true };
  }
}

function loginOf({ auth, identityToken }: DockerLogin, options: DockerOptions): SourceAnswer | undefined {
  if (identityToken !== undefined) return tokenOf(new Secret(identityToken), options);
  if (auth === undefined) return undefined;
  const text = Buffer.from(auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  // docker pads the password with NUL
  const password = text.slice(colon + 1).replace(/\0+$/, '');
  return colon < 1 || password === '' ? undefined : credentialOf(text.slice(0, colon), new Secret(password), options);
}

function credentialOf(userName: string, secret: Secret, options: DockerOptions): SourceAnswer {
  if (userName === IDENTITY_TOKEN || userName === TOKEN_USER) return tokenOf(secret, options);
  return { credential: { kind: 'password', userName, password: secret }, identity: userName };
}

/** ACR's refresh token lasts three hours; one that has ended would only cost a request. */
function tokenOf(token: Secret, { now = Date.now }: DockerOptions): SourceAnswer {
  const expires = parseClaims(openSecret(token))?.expires;
  if (expires !== undefined && expires * 1000 < now()) {
    return {
      none: `its login has expired ${new Date(expires * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    };
  }
  return { credential: { kind: 'refreshToken', token }, identity: 'refresh token' };
}
