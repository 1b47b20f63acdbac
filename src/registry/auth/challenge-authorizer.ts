import { RegistryError } from '../model/errors.ts';
import type { LoginServer } from '../model/login-server.ts';
import type { Authorization, Transport } from '../transport/transport.ts';
import type { AuthorizerOptions } from './acr-authorizer.ts';
import type { Authorizer, CachedToken, Refusal, RefusalVerdict } from './authorizer.ts';
import { BearerAuthorization, basicValue, isFinalRefusal } from './bearer.ts';
import { cachedTokens } from './cached-tokens.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import type { Credential } from './credential.ts';
import { type IssuedToken, readDockerToken } from './issued-token.ts';
import { mergeScopes, parseScope, type Scope } from './scope.ts';
import { openSecret, type Secret } from './secret.ts';
import { ServerTime } from './server-time.ts';
import { signInError } from './sign-in-error.ts';
import { TokenCache } from './token-cache.ts';
import { askForToken } from './token-endpoint.ts';

export interface ChallengeAuthorizerOptions extends AuthorizerOptions {
  /** Origins besides the registry's own that the user allows to be its token server. */
  readonly trustedRealms: readonly string[];
}

interface TokenServer {
  readonly origin: string;
  readonly path: string;
  readonly service: string | undefined;
}

/** How the registry wants to be asked; `unknown` until it first refuses. */
type Manner = { readonly kind: 'unknown' | 'basic' } | { readonly kind: 'bearer'; readonly server: TokenServer };

/**
 * Signs requests to a registry that is not Azure's, by what its challenge says (Docker "Token Authentication Specification").
 * The first request goes out without credentials; the realm has to be on the registry's own origin or on one the user
 * listed, else a challenge could fetch passwords for anybody.
 */
export class ChallengeAuthorizer implements Authorizer {
  readonly anonymous: boolean;
  readonly #server: LoginServer;
  readonly #credential: Credential;
  readonly #transport: Transport;
  readonly #time: ServerTime;
  readonly #trustedRealms: ReadonlySet<string>;
  readonly #tokens: TokenCache;
  /** Scopes that the registry asked for beyond what the operation states. */
  readonly #demanded = new Map<Scope, Scope>();
  #manner: Manner = { kind: 'unknown' };

  constructor(options: ChallengeAuthorizerOptions) {
    this.anonymous = options.credential.kind === 'anonymous';
    this.#server = options.server;
    this.#credential = options.credential;
    this.#transport = options.transport;
    this.#time = new ServerTime(options.clock);
    this.#trustedRealms = new Set([options.server.origin, ...options.trustedRealms]);
    this.#tokens = new TokenCache(this.#time);
  }

  async authorize(scope: Scope, signal: AbortSignal | undefined): Promise<Authorization | undefined> {
    const manner = this.#manner;
    const credential = this.#credential;
    if (manner.kind === 'basic' && credential.kind === 'password') {
      return { audience: this.#server.origin, value: () => basicValue(credential.userName, credential.password) };
    }
    if (manner.kind !== 'bearer') return undefined;
    const wanted = this.#demanded.get(scope) ?? scope;
    const found = await this.#tokens.get(wanted, fetching => this.#fetch(manner.server, wanted, fetching), signal);
    return new BearerAuthorization(this.#server.origin, found);
  }

  refused({ scope, used, challenge }: Refusal): RefusalVerdict {
    const challenges = parseChallenges(challenge);
    const bearer = challenges.find(each => each.scheme === 'bearer');
    if (used instanceof BearerAuthorization) {
      const wanted = this.#demanded.get(scope) ?? scope;
      const { found, granted } = used;
      const learned = this.#learnScope(scope, bearer);
      if (!learned && isFinalRefusal(challenge, found.token, this.#time)) {
        return { again: false, granted, byPassword: false };
      }
      this.#tokens.drop(wanted, found.token);
      return { again: learned || found.cached, granted, byPassword: false };
    }
    if (used) return { again: false, granted: undefined, byPassword: true };
    if (bearer) {
      this.#manner = { kind: 'bearer', server: this.#tokenServer(bearer) };
      this.#learnScope(scope, bearer);
      return { again: true, granted: undefined, byPassword: false };
    }
    const again = challenges.some(each => each.scheme === 'basic') && this.#credential.kind === 'password';
    if (again) this.#manner = { kind: 'basic' };
    return { again, granted: undefined, byPassword: false };
  }

  async refreshToken(): Promise<Secret> {
    throw new RegistryError({
      id: 'Unsupported',
      message: `'${this.#server.name}' is not an Azure Container Registry and has no refresh token to show`,
      recommendation: 'Use its user name and password, or its own way to make tokens.',
    });
  }

  tokens(): readonly CachedToken[] {
    return cachedTokens(this.#tokens, this.#server, this.#time);
  }

  clear(): void {
    this.#tokens.clear();
  }

  /** True when the challenge asks for more than was known. */
  #learnScope(scope: Scope, bearer: Challenge | undefined): boolean {
    const wanted = mergeScopes(scope, parseScope(bearer?.parameters.get('scope') ?? ''));
    if (wanted === (this.#demanded.get(scope) ?? scope)) return false;
    this.#demanded.set(scope, wanted);
    return true;
  }

  #tokenServer(bearer: Challenge): TokenServer {
    const realm = URL.parse(bearer.parameters.get('realm') ?? '', this.#server.origin);
    if (realm?.username !== '' || realm.password !== '' || !this.#trustedRealms.has(realm.origin)) {
      throw new RegistryError({
        id: 'UntrustedHost',
        message: `'${this.#server.name}' wants the sign-in to go to ${realm ? realm.origin : 'an address that is none'}, which is another host`,
        recommendation: 'If that is its token server, name its origin in the settings (registries, trustedRealms).',
      });
    }
    const service = bearer.parameters.get('service');
    return { origin: realm.origin, path: realm.pathname + realm.search, service };
  }

  async #fetch(server: TokenServer, scope: Scope, signal: AbortSignal): Promise<IssuedToken> {
    const credential = this.#credential;
    const subject = { ...(server.service === undefined ? {} : { service: server.service }), scope };
    const { origin } = server;
    const query = `${server.path}${server.path.includes('?') ? '&' : '?'}${new URLSearchParams(subject)}`;
    const refresh = credential.kind === 'refreshToken' ? openSecret(credential.token) : undefined;
    const basic = credential.kind === 'password' ? basicValue(credential.userName, credential.password) : undefined;
    const answer = await askForToken(
      this.#transport,
      refresh === undefined
        ? { origin, path: query, basic, signal }
        : {
            origin,
            path: server.path,
            form: { grant_type: 'refresh_token', refresh_token: refresh, ...subject },
            signal,
          },
    );
    this.#time.learn(answer);
    const method = refresh === undefined ? 'GET' : 'POST';
    const url = origin + server.path;
    if (answer.status !== 200) {
      const purpose = `sign in to ${this.#server.name}`;
      throw signInError(answer, { method, url, purpose }, credential);
    }
    return readDockerToken({ answer, method, url, time: this.#time });
  }
}
