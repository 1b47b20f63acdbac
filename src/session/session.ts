import type { Credential, CredentialSource } from '../registry/auth/credential.ts';
import { CATALOG_SCOPE } from '../registry/auth/scope.ts';
import { type LoginServer, parseLoginServer } from '../registry/model/login-server.ts';
import type { Registry } from '../registry/registry.ts';
import type { Connection } from './connection.ts';
import { Connections } from './connections.ts';
import { EMBEDDED_NAME } from './embedded-name.ts';
import type { HistoryStore } from './history-store.ts';
import { Places } from './places.ts';
import { SessionError } from './session-error.ts';

/** What the session is given by the program around it. */
export interface SessionParts {
  readonly history: HistoryStore;
  /** Opens a registry's client; sends a request only where the kind of registry has to be found out. */
  readonly openRegistry: (server: LoginServer, credential: Credential, options: OpenOptions) => Promise<Registry>;
  /** Starts the embedded registry; undefined where it is already the process's own. */
  readonly startEmulator: () => Promise<EmbeddedRegistry>;
  /** Where credentials come from when none is given, in the order in which they are asked. */
  readonly credentialSources: readonly CredentialSource[];
}

export interface OpenOptions {
  /** The embedded registry: it speaks ACR's API without being on Azure's hosts. */
  readonly isEmbedded: boolean;
  readonly signal: AbortSignal;
}

/** The embedded registry as the session sees it. */
export interface EmbeddedRegistry {
  readonly loginServer: string;
  readonly userName: string;
  readonly credential: Credential;
  close(): Promise<void>;
}

export interface ConnectRequest {
  readonly server: LoginServer;
  readonly credential: Credential;
  readonly readOnly: boolean;
  /** Asks the registry for a token now, so that a wrong password is found here. */
  readonly verify: boolean;
}

/** One session: its connections, where it stands, and what was typed. Shared by every face of the program. */
export class Session {
  readonly connections = new Connections();
  readonly places = new Places();
  readonly history: HistoryStore;
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.history = parts.history;
  }

  /** Connects and goes to the registry's root. Throws RegistryError. */
  async connect(request: ConnectRequest, signal: AbortSignal): Promise<Connection> {
    const { server, credential, readOnly } = request;
    const registry = await this.#parts.openRegistry(server, credential, { isEmbedded: false, signal });
    try {
      if (request.verify) await verify(registry, credential, signal);
    } catch (error) {
      await registry.transport.close();
      throw error;
    }
    return this.#enter({
      name: shortName(server),
      registry,
      identity: identityOf(credential),
      readOnly,
      notice: registry.dialect.kind === 'acr' ? undefined : notAcr(server),
      close: () => registry.transport.close(),
    });
  }

  /** Starts the embedded registry and connects to it as its admin user; goes there. */
  async connectEmulator(readOnly: boolean, signal: AbortSignal): Promise<Connection> {
    const running = this.connections.all.find(each => each.name === EMBEDDED_NAME);
    if (running) {
      const same = { ...running, readOnly };
      this.connections.replace(running, same);
      return this.#enter(same);
    }
    const embedded = await this.#parts.startEmulator();
    const server = parseLoginServer(embedded.loginServer);
    const registry = await this.#parts.openRegistry(server, embedded.credential, { isEmbedded: true, signal });
    return this.#enter({
      name: EMBEDDED_NAME,
      registry,
      identity: embedded.userName,
      readOnly,
      notice: undefined,
      close: async () => {
        await registry.transport.close();
        await embedded.close();
      },
    });
  }

  /**
   * The credential for a registry when the user gave none: the first source that has one; anonymous on registries that are not Azure's.
   * Throws SessionError `NoCredential`.
   */
  async findCredential(server: LoginServer, signal: AbortSignal): Promise<Credential> {
    for (const source of this.#parts.credentialSources) {
      const credential = await source(server, signal);
      if (credential) return credential;
    }
    if (!server.isAcr) return { kind: 'anonymous' };
    throw new SessionError(
      'NoCredential',
      `There is no credential for ${server.name}.`,
      `Connect-AzContainerRegistry -Name ${shortName(server)} -UserName <name>, -AccessToken <Entra token> or -Anonymous`,
    );
  }

  /** Disconnects; a location on the registry falls back to another one. Throws SessionError. */
  async disconnect(connection: Connection): Promise<void> {
    await this.connections.remove(connection.name);
    const [next] = this.connections.all;
    this.places.forget(connection.name, { drive: next?.name, segments: [] });
  }

  /** The connection that a cmdlet acts on (cmdlets, section 2). Throws SessionError. */
  connection(registryName: string | undefined): Connection {
    return this.connections.find(registryName, this.places.current.drive);
  }

  /** As `connection`, for a change: throws SessionError where the connection is read-only. */
  writable(registryName: string | undefined): Connection {
    const connection = this.connection(registryName);
    if (!connection.readOnly) return connection;
    throw new SessionError(
      'ReadOnlyConnection',
      `The connection to ${connection.name} is read-only: nothing was sent.`,
      `Connect again without -ReadOnly: Connect-AzContainerRegistry ${connection.name === EMBEDDED_NAME ? '-Emulator' : `-Name ${connection.name}`}`,
    );
  }

  async close(): Promise<void> {
    for (const connection of [...this.connections.all]) await this.connections.remove(connection.name);
  }

  async #enter(connection: Connection): Promise<Connection> {
    if (!this.connections.all.includes(connection)) await this.connections.add(connection);
    this.places.go({ drive: connection.name, segments: [] });
    return connection;
  }
}

/** The first label of an ACR login server; any other registry goes by its whole name, which is unique. */
function shortName(server: LoginServer): string {
  return server.isAcr ? (server.host.split('.')[0] ?? server.name) : server.name;
}

const notAcr = (server: LoginServer): string =>
  `${server.name} is not an Azure Container Registry: it has no attributes and no times, and untagged manifests cannot be seen.`;

function identityOf(credential: Credential): string {
  switch (credential.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'entra':
      return 'Entra ID';
    case 'refreshToken':
      return 'refresh token';
    case 'password':
      return credential.userName;
  }
}

async function verify(registry: Registry, credential: Credential, signal: AbortSignal): Promise<void> {
  if (credential.kind === 'entra') await registry.authorizer.refreshToken(signal);
  else if (credential.kind === 'password') await registry.authorizer.authorize(CATALOG_SCOPE, signal);
}
