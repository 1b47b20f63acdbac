import type {
  CredentialSource,
  EntraCredential,
  FoundCredential,
  RefreshTokenKeeper,
  SourceAnswer,
} from '../registry/auth/credential.ts';
import { parseClaims } from '../registry/auth/jwt.ts';
import { openSecret, type Secret } from '../registry/auth/secret.ts';
import type { LoginServer } from '../registry/model/login-server.ts';
import { AzureSignInError } from './azure/azure-accounts.ts';
import { type Keychain, KeychainError } from './keychain/keychain.ts';
import type { AccountIndex, SavedAccount } from './saved-account.ts';
import type { SavedCredentials } from './saved-credentials.ts';

export interface KeepOptions {
  readonly keychain: Keychain;
  readonly index: AccountIndex;
  /** The sources that a refresh token can have come from; asked again when it has ended. */
  readonly renewers: () => readonly CredentialSource[];
  /** Audiences of Entra tokens for a registry, in the order to try. */
  readonly audiences: (server: LoginServer) => readonly [string, ...string[]];
  /** Takes a sentence that the user is to read once. */
  readonly tell: (sentence: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Saved credentials over a keychain and a list. Where there is no keychain they last as long as this object, and the user is told so once. */
export function createSavedCredentials(options: KeepOptions): SavedCredentials {
  return new KeptCredentials(options);
}

class KeptCredentials implements SavedCredentials {
  readonly source: CredentialSource;
  readonly #options: KeepOptions;
  readonly #inMemory = new Map<string, { readonly account: SavedAccount; readonly secret: Secret }>();
  readonly #told = new Set<string>();
  #writing: Promise<void> = Promise.resolve();

  constructor(options: KeepOptions) {
    this.#options = options;
    this.source = { name: 'the keychain', find: (server, signal) => this.#find(server, signal) };
  }

  list(): readonly SavedAccount[] {
    const inKeychain = this.#options.index.list().filter(each => !this.#inMemory.has(keyOf(each)));
    return [...inKeychain, ...[...this.#inMemory.values()].map(each => each.account)];
  }

  async save(account: SavedAccount, secret: Secret): Promise<'keychain' | 'memory'> {
    try {
      await this.#options.keychain.set(keyOf(account), secret);
    } catch (error) {
      if (!(error instanceof KeychainError) || error.id !== 'KeychainAbsent') throw error;
      this.#inMemory.set(keyOf(account), { account, secret });
      this.#tellOnce(`${error.message}: what you save lasts until you leave. ${error.recommendation}`);
      return 'memory';
    }
    await this.#options.index.put(account);
    return 'keychain';
  }

  async remove(account: SavedAccount): Promise<void> {
    if (this.#inMemory.delete(keyOf(account))) return;
    await this.#options.keychain.remove(keyOf(account));
    await this.#options.index.remove(account);
  }

  keeperOf(account: SavedAccount, saved?: Secret): RefreshTokenKeeper {
    let dropped = false;
    // what the user removed meanwhile does not come back
    const isKept = () => dropped || this.list().some(each => keyOf(each) === keyOf(account));
    return {
      saved,
      keep: token =>
        this.#later(async () => {
          if (!isKept()) return;
          await this.save({ ...account, savedOn: this.#nowText() }, token);
          dropped = false;
        }),
      drop: () =>
        this.#later(async () => {
          dropped = isKept();
          await this.remove(account);
        }),
    };
  }

  settled(): Promise<void> {
    return this.#writing;
  }

  /** One after the other, so that the last token is the one that stays; whoever has brought it does not wait. */
  #later(work: () => Promise<void>): void {
    this.#writing = this.#writing.then(work).catch((error: unknown) => {
      this.#tellOnce(
        `${error instanceof Error ? error.message : String(error)}: the saved sign-in could not be renewed there.`,
      );
    });
  }

  async #find(server: LoginServer, signal: AbortSignal): Promise<SourceAnswer> {
    signal.throwIfAborted();
    await this.#writing;
    const newest = this.list()
      .filter(each => each.registry === server.name)
      .toSorted((a, b) => b.savedOn.localeCompare(a.savedOn));
    let ended: SavedAccount | undefined;
    for (const account of newest) {
      try {
        const found = await this.#read(account, server);
        if (found) return found;
      } catch (error) {
        return { none: clauseOf(error), fault: true };
      }
      ended ??= account;
    }
    if (ended) return { none: `what was saved for ${server.name} as ${ended.identity} has expired or was removed` };
    return { none: `nothing is saved for ${server.name}` };
  }

  /** undefined for what is gone, or has ended and cannot be renewed: it is taken off the list. Throws KeychainError. */
  async #read(account: SavedAccount, server: LoginServer): Promise<FoundCredential | undefined> {
    const { identity, kind, source } = account;
    const key = keyOf(account);
    const secret = this.#inMemory.get(key)?.secret ?? (await this.#options.keychain.get(key, { expected: true }));
    if (secret && kind === 'password') {
      return { credential: { kind: 'password', userName: identity, password: secret }, identity };
    }
    const renewer = this.#options.renewers().find(each => each.name === source);
    const over = secret ? this.#millisecondsOver(secret) : 0;
    // one that has ended by our clock is tried while the user waits for the connection, not in the middle of the first command
    const keeper = this.keeperOf(account, over > 0 ? undefined : secret);
    if (secret && renewer) {
      const audiences = this.#options.audiences(server);
      return { credential: { kind: 'entra', audiences, getAccessToken: from(renewer, server), keeper }, identity };
    }
    // our clock may be wrong by hours; the registry knows
    if (secret && over < DAY_MS) return { credential: { kind: 'refreshToken', token: secret, keeper }, identity };
    await this.remove(account);
    return undefined;
  }

  /** For how long a token has ended by our clock; negative before its end, and for a token that does not tell. */
  #millisecondsOver(token: Secret): number {
    const expires = parseClaims(openSecret(token))?.expires;
    return expires === undefined ? -1 : this.#options.now() - expires * 1000;
  }

  #nowText(): string {
    return new Date(this.#options.now()).toISOString();
  }

  #tellOnce(sentence: string): void {
    if (this.#told.has(sentence)) return;
    this.#told.add(sentence);
    this.#options.tell(sentence);
  }
}

const DAY_MS = 24 * 60 * 60_000;

/** Entra tokens of the source that a saved sign-in came from; the source is asked with the first of them. */
function from(renewer: CredentialSource, server: LoginServer): EntraCredential['getAccessToken'] {
  return async (audience, signal) => {
    const answer = await renewer.find(server, signal);
    if ('credential' in answer && answer.credential.kind === 'entra') {
      return answer.credential.getAccessToken(audience, signal);
    }
    const why = 'none' in answer ? answer.none : 'it has another credential now';
    throw new AzureSignInError(
      'NotSignedIn',
      `The saved sign-in to ${server.name} has ended and ${renewer.name} cannot renew it: ${why}`,
      `Sign in there again, or Connect-AzAccount, then Connect-AzContainerRegistry ${server.name}`,
    );
  };
}

/** Under which name it stands in the keychain. */
const keyOf = ({ cloud, registry, identity }: SavedAccount): string => `${cloud}/${registry}/${identity}`;

function clauseOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const clause = text.charAt(0).toLowerCase() + text.slice(1);
  return error instanceof KeychainError ? `${clause} (${error.recommendation.replace(/\.$/, '')})` : clause;
}
