import type { Journal } from '../admin/journal/journal.ts';
import type { AzureAccounts } from '../credentials/azure/azure-accounts.ts';
import { CLOUDS, type Cloud } from '../credentials/azure/cloud.ts';
import type { SavedAccount } from '../credentials/saved-account.ts';
import type { SavedCredentials } from '../credentials/saved-credentials.ts';
import type { Credential, CredentialSource, SourceAnswer } from '../registry/auth/credential.ts';
import { type LoginServer, parseLoginServer } from '../registry/model/login-server.ts';
import type { Registry } from '../registry/registry.ts';
import { ChangeLog } from './change-log.ts';
import { cloudNamed, cloudOf } from './clouds.ts';
import type { Connection } from './connection.ts';
import { Connections } from './connections.ts';
import { EMBEDDED_NAME } from './embedded-name.ts';
import type { HistoryStore } from './history-store.ts';
import { KnownRegistries } from './known-registries.ts';
import type { LineEditor } from './line-editor.ts';
import { NameCache } from './name-cache.ts';
import type { Offer } from './offer.ts';
import type { Opener } from './opener.ts';
import { Places } from './places.ts';
import { isProtectedRegistry } from './protection.ts';
import { accountOf, isSame, keptIfSaved, saveConnection } from './save-connection.ts';
import { SeenLabels } from './seen-labels.ts';
import { SessionError } from './session-error.ts';
import type { SettingsStore } from './settings.ts';
import { isRefusal, noCredential, noneFrom, uncheckedEntra, verify } from './sign-in-check.ts';
import type { ThemeShelf } from './themes.ts';

/** What the session is given by the program around it. */
export interface SessionParts {
  readonly history: HistoryStore;
  readonly lineEditor: LineEditor;
  readonly settings: SettingsStore;
  /** Opens a registry's client; sends a request only where the kind of registry has to be found out. */
  readonly openRegistry: (server: LoginServer, credential: Credential, options: OpenOptions) => Promise<Registry>;
  /** Starts the embedded registry; undefined where it is already the process's own. */
  readonly startEmulator: () => Promise<EmbeddedRegistry>;
  readonly themes: ThemeShelf;
  readonly azure: AzureAccounts;
  readonly saved: SavedCredentials;
  /** What was changed, on disk. */
  readonly journal: Journal;
  /** Where credentials come from when none is given, in the order in which they are asked. */
  readonly credentialSources: readonly CredentialSource[];
  /** The user's browser. */
  readonly opener: Opener;
}

export interface OpenOptions {
  /** The embedded registry: it speaks ACR's API without being on Azure's hosts. */
  readonly isEmbedded: boolean;
  /** For this connection only; what holds for the registry always stands in the settings. */
  readonly skipCertificateCheck: boolean;
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
  readonly offer: Offer;
  readonly readOnly: boolean;
  readonly skipCertificateCheck: boolean;
}

/** How a credential is looked for. */
export interface Search {
  /** Takes which source answered and why the others did not, a sentence each. */
  readonly tell: { readonly verbose: (sentence: string) => void; readonly warning: (sentence: string) => void };
  /** Name of the one source to ask; undefined asks all. */
  readonly only: string | undefined;
  /** Told which source is asked now: some start another program, which takes its time. */
  readonly asking?: (source: string) => void;
}

/** What one source answered. */
export interface SourceFinding {
  readonly source: string;
  readonly answer: SourceAnswer;
}

const anonymous: Offer = { credential: { kind: 'anonymous' }, identity: 'anonymous', source: undefined };

/** One session: its connections, where it stands, and what was typed. Shared by every face of the program. */
export class Session {
  readonly connections = new Connections();
  readonly places = new Places();
  readonly names = new NameCache();
  readonly seenLabels = new SeenLabels();
  readonly knownRegistries = new KnownRegistries(() => this.names.announce());
  /** What was changed in this session. */
  readonly changes = new ChangeLog();
  readonly history: HistoryStore;
  /** What the prompt's line is edited with; other faces only keep what is set. */
  readonly lineEditor: LineEditor;
  readonly settings: SettingsStore;
  readonly themes: ThemeShelf;
  readonly azure: AzureAccounts;
  readonly saved: SavedCredentials;
  readonly journal: Journal;
  readonly opener: Opener;
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.history = parts.history;
    this.lineEditor = parts.lineEditor;
    this.settings = parts.settings;
    this.themes = parts.themes;
    this.azure = parts.azure;
    this.saved = parts.saved;
    this.journal = parts.journal;
    this.opener = parts.opener;
  }

  /** Connects and goes to the registry's root. Throws RegistryError, SessionError. */
  async connect(request: ConnectRequest, signal: AbortSignal): Promise<Connection> {
    const { server, offer, readOnly, skipCertificateCheck } = request;
    if (skipCertificateCheck && offer.credential.kind === 'entra') throw uncheckedEntra(server);
    const options: OpenOptions = { isEmbedded: false, skipCertificateCheck, signal };
    const credential = this.#carriedOver(server, offer);
    const registry = await this.#parts.openRegistry(server, credential, options);
    try {
      await verify(registry, credential, signal);
    } catch (error) {
      await registry.transport.close();
      throw error;
    }
    return this.#enter({
      name: this.#shortName(server),
      registry,
      offer,
      readOnly,
      isProtected: isProtectedRegistry(this.#shortName(server), server, this.settings.current),
      notice: registry.dialect.kind === 'acr' ? undefined : notAcr(server),
      close: () => registry.transport.close(),
    });
  }

  /** Starts the embedded registry and connects to it as its admin user; goes there. */
  async connectEmulator(readOnly: boolean, signal: AbortSignal): Promise<Connection> {
    const running = this.connections.at(EMBEDDED_NAME);
    if (running) {
      const same = { ...running, readOnly };
      this.connections.replace(running, same);
      return this.#enter(same);
    }
    const embedded = await this.#parts.startEmulator();
    const server = parseLoginServer(embedded.loginServer);
    const registry = await this.#parts.openRegistry(server, embedded.credential, {
      isEmbedded: true,
      skipCertificateCheck: false,
      signal,
    });
    return this.#enter({
      name: EMBEDDED_NAME,
      registry,
      offer: { credential: embedded.credential, identity: embedded.userName, source: undefined },
      readOnly,
      isProtected: isProtectedRegistry(EMBEDDED_NAME, server, this.settings.current),
      notice: undefined,
      close: async () => {
        await registry.transport.close();
        await embedded.close();
      },
    });
  }

  /**
   * Connects with the first credential that a source offers and the registry accepts; without a credential where the registry allows that.
   * Throws SessionError `NoCredential`, RegistryError.
   */
  async connectAsFound(
    request: Omit<ConnectRequest, 'offer'>,
    search: Search,
    signal: AbortSignal,
  ): Promise<Connection> {
    const { server } = request;
    const { tell, only } = search;
    const refused: string[] = [];
    for await (const { source, answer } of this.lookForCredentials(server, signal, search)) {
      if ('none' in answer) {
        if (only !== undefined) throw noneFrom(server, source, answer.none);
        (answer.fault ? tell.warning : tell.verbose)(`No credential from ${source}: ${answer.none}.`);
        continue;
      }
      try {
        const connection = await this.connect({ ...request, offer: { ...answer, source } }, signal);
        tell.verbose(`The credential comes from ${source}: ${answer.identity}.`);
        return connection;
      } catch (error) {
        if (only !== undefined || !isRefusal(error)) throw error;
        refused.push(source);
        tell.warning(`The credential from ${source} (${answer.identity}) was not accepted: ${error.message}.`);
      }
    }
    try {
      const connection = await this.connect({ ...request, offer: anonymous }, signal);
      tell.verbose('No source has a credential; the registry allows access without one.');
      return connection;
    } catch (error) {
      throw isRefusal(error) ? noCredential(server, this.#shortName(server), refused) : error;
    }
  }

  /** What each source of credentials has for a registry, in order, to its end; connects nothing. */
  async *lookForCredentials(
    server: LoginServer,
    signal: AbortSignal,
    { only, asking }: Omit<Search, 'tell'> = { only: undefined },
  ): AsyncIterable<SourceFinding> {
    for (const source of this.#parts.credentialSources) {
      if (only !== undefined && source.name !== only) continue;
      asking?.(source.name);
      yield { source: source.name, answer: await source.find(server, signal) };
    }
  }

  /** A registry's client with the credential of a connection, or another one, without entering it; to be closed by who asked. */
  open(server: LoginServer, credential: Credential, options: OpenOptions): Promise<Registry> {
    return this.#parts.openRegistry(server, credential, options);
  }

  /** Whether saving would spare the user something: what stands in another program's configuration is found there again. */
  isWorthSaving({ offer: { credential, source } }: Connection): boolean {
    return credential.kind !== 'anonymous' && (source === undefined || credential.kind === 'entra');
  }

  isSaved(connection: Connection): boolean {
    const account = this.#accountOf(connection.registry.server, connection.offer);
    return account !== undefined && this.saved.list().some(each => isSame(each, account));
  }

  /** Saves the connection's credential for later sessions. Throws KeychainError, RegistryError. */
  async save(connection: Connection, signal: AbortSignal): Promise<'keychain' | 'memory' | 'nothing'> {
    const account = this.#accountOf(connection.registry.server, connection.offer);
    return account ? saveConnection(connection, account, { saved: this.saved, signal }) : 'nothing';
  }

  /** The cloud with this name; left out, that of the Azure account. Throws SessionError. */
  cloud(name: string | undefined): Cloud {
    return name === undefined ? (this.azure.context?.cloud ?? CLOUDS[0]) : cloudNamed(name, this.settings.current);
  }

  /** Disconnects; a location on the registry falls back to another one. Throws SessionError. */
  async disconnect(connection: Connection): Promise<void> {
    this.names.forget(connection.registry);
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

  /** Forgets the names that completion knows, so that the next question asks for them again. */
  forgetNames(): void {
    this.names.clear();
    this.knownRegistries.expire();
  }

  /** Disconnects from everything, and waits until history, journal and the last renewed token are saved. */
  async close(): Promise<void> {
    this.history.close();
    await this.journal.close();
    this.names.clear();
    for (const connection of [...this.connections.all]) await this.connections.remove(connection.name);
    await this.saved.settled();
  }

  /** The first label of a login server of a cloud; any other registry goes by its whole name, which is unique. */
  #shortName(server: LoginServer): string {
    const isCloud = server.isAcr || cloudOf(server, this.settings.current) !== undefined;
    return isCloud ? (server.host.split('.')[0] ?? server.name) : server.name;
  }

  #accountOf(server: LoginServer, offer: Offer): SavedAccount | undefined {
    return accountOf(server, offer, cloudOf(server, this.settings.current)?.name ?? 'none');
  }

  #carriedOver(server: LoginServer, offer: Offer): Credential {
    const account = this.#accountOf(server, offer);
    const { credential } = offer;
    return account && credential.kind === 'entra' ? keptIfSaved(credential, account, this.saved) : credential;
  }

  async #enter(connection: Connection): Promise<Connection> {
    if (!this.connections.all.includes(connection)) await this.connections.add(connection);
    this.places.go({ drive: connection.name, segments: [] });
    return connection;
  }
}

const notAcr = (server: LoginServer): string =>
  `${server.name} is not an Azure Container Registry: it has no attributes and no times, and untagged manifests cannot be seen.`;
