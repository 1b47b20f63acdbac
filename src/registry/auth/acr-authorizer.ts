import { RegistryError } from '../model/errors.ts';
import type { LoginServer } from '../model/login-server.ts';
import type { Clock } from '../transport/clock.ts';
import { joinedHeader } from '../transport/headers.ts';
import type { Authorization, HttpAnswer, Transport } from '../transport/transport.ts';
import type { Authorizer, CachedToken, Refusal, RefusalVerdict } from './authorizer.ts';
import { BearerAuthorization, basicValue } from './bearer.ts';
import { parseChallenges } from './challenge.ts';
import { type Credential, type EntraCredential, type PasswordCredential, TOKEN_USER } from './credential.ts';
import { readAcrToken } from './issued-token.ts';
import type { Scope } from './scope.ts';
import { openSecret, type Secret } from './secret.ts';
import { noTokenServer, signInError } from './sign-in-error.ts';
import { type FoundToken, type IssuedToken, TokenCache } from './token-cache.ts';
import { askForToken } from './token-endpoint.ts';

export interface AuthorizerOptions {
  readonly server: LoginServer;
  readonly credential: Credential;
  readonly transport: Transport;
  readonly clock: Clock;
}

const EXCHANGE = '/oauth2/exchange';
const TOKEN = '/oauth2/token';
const REFRESH_KEY = 'refresh token';

/**
 * Signs requests to Azure Container Registry. Its token endpoints are known and never taken from a challenge (ACR, "AAD-OAuth"):
 * Entra token → /oauth2/exchange → refresh token → /oauth2/token → an access token for each scope.
 */
export class AcrAuthorizer implements Authorizer {
  readonly anonymous: boolean;
  readonly #server: LoginServer;
  readonly #credential: Credential;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #refreshTokens: TokenCache;
  readonly #accessTokens: TokenCache;
  /** The registry takes user name and password with each request, or has no password grant. */
  #passwordUse: 'grant' | 'basic token' | 'basic' = 'grant';

  constructor(options: AuthorizerOptions) {
    this.anonymous = options.credential.kind === 'anonymous';
    this.#server = options.server;
    this.#credential = asTokenCredential(options.credential);
    this.#transport = options.transport;
    this.#clock = options.clock;
    this.#refreshTokens = new TokenCache(options.clock);
    this.#accessTokens = new TokenCache(options.clock);
  }

  async authorize(scope: Scope, signal: AbortSignal | undefined): Promise<Authorization> {
    const credential = this.#credential;
    if (credential.kind === 'password' && this.#passwordUse === 'basic') {
      return { audience: this.#server.origin, value: () => basicValue(credential.userName, credential.password) };
    }
    const found = await this.#accessTokens.get(scope, fetching => this.#fetchAccess(scope, fetching), signal);
    return new BearerAuthorization(this.#server.origin, found);
  }

  refused({ scope, used, challenge }: Refusal): RefusalVerdict {
    if (!(used instanceof BearerAuthorization)) return { again: false, granted: undefined, byPassword: true };
    this.#accessTokens.drop(scope, used.found.token);
    if (this.#credential.kind === 'password' && isBasicOnly(challenge)) {
      this.#passwordUse = 'basic';
      return { again: true, granted: undefined, byPassword: false };
    }
    return { again: used.found.cached, granted: used.granted, byPassword: false };
  }

  async refreshToken(signal: AbortSignal | undefined): Promise<Secret> {
    const credential = this.#credential;
    if (credential.kind === 'refreshToken') return credential.token;
    if (credential.kind === 'entra') return (await this.#exchange(credential, signal)).token.secret;
    throw new RegistryError({
      id: 'Unsupported',
      message: `There is no refresh token for '${this.#server.name}': it was not signed in to with an Azure account`,
      recommendation: 'Connect with your Azure account and try again.',
    });
  }

  tokens(): readonly CachedToken[] {
    return this.#accessTokens.entries().map(({ key, token, hits }) => ({
      registry: this.#server.name,
      scope: key,
      expiresOn: token.expiresOn,
      hits,
    }));
  }

  clear(): void {
    this.#accessTokens.clear();
    this.#refreshTokens.clear();
  }

  async #fetchAccess(scope: Scope, signal: AbortSignal): Promise<IssuedToken> {
    const credential = this.#credential;
    if (credential.kind === 'password') return this.#fetchByPassword(credential, scope, signal);
    if (credential.kind === 'anonymous') return this.#issue(TOKEN, { grant_type: 'password', scope }, signal);

    if (credential.kind === 'refreshToken') {
      return this.#read(TOKEN, await this.#refresh(credential.token, scope, signal));
    }
    const exchanged = await this.#exchange(credential, signal);
    const answer = await this.#refresh(exchanged.token.secret, scope, signal);
    if (answer.status !== 401 || !exchanged.cached) return this.#read(TOKEN, answer);
    // the registry ended the refresh token before its time
    this.#refreshTokens.drop(REFRESH_KEY, exchanged.token);
    const renewed = await this.#exchange(credential, signal);
    return this.#read(TOKEN, await this.#refresh(renewed.token.secret, scope, signal));
  }

  #refresh(token: Secret, scope: Scope, signal: AbortSignal): Promise<HttpAnswer> {
    return this.#post(TOKEN, { grant_type: 'refresh_token', scope, refresh_token: openSecret(token) }, signal);
  }

  async #fetchByPassword(credential: PasswordCredential, scope: Scope, signal: AbortSignal): Promise<IssuedToken> {
    if (this.#passwordUse === 'grant') {
      const { userName, password } = credential;
      const form = { grant_type: 'password', scope, username: userName, password: openSecret(password) };
      const answer = await this.#post(TOKEN, form, signal);
      if (answer.status !== 404 && answer.status !== 405) return this.#read(TOKEN, answer);
      this.#passwordUse = 'basic token';
    }
    const path = `${TOKEN}?${new URLSearchParams({ service: this.#server.name, scope })}`;
    const basic = basicValue(credential.userName, credential.password);
    const { origin } = this.#server;
    const answer = await askForToken(this.#transport, { origin, path, basic, signal });
    return this.#read(path, answer, 'GET');
  }

  #exchange(credential: EntraCredential, signal: AbortSignal | undefined): Promise<FoundToken> {
    const fetch = async (fetching: AbortSignal) => {
      const token = await credential.getAccessToken(credential.audiences[0], fetching);
      const tenant = credential.tenant === undefined ? {} : { tenant: credential.tenant };
      const form = { grant_type: 'access_token', access_token: openSecret(token), ...tenant };
      return this.#issue(EXCHANGE, form, fetching);
    };
    return this.#refreshTokens.get(REFRESH_KEY, fetch, signal);
  }

  async #issue(path: string, form: Readonly<Record<string, string>>, signal: AbortSignal): Promise<IssuedToken> {
    return this.#read(path, await this.#post(path, form, signal));
  }

  #post(path: string, form: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HttpAnswer> {
    const { origin, name } = this.#server;
    return askForToken(this.#transport, { origin, path, form: { ...form, service: name }, signal });
  }

  #read(path: string, answer: HttpAnswer, method = 'POST'): IssuedToken {
    const url = this.#server.origin + path;
    if (answer.status !== 200) {
      const asked = { method, url, purpose: `sign in to ${this.#server.name}` };
      // a host that wants Basic everywhere asks for it here too
      if (answer.status === 401 && !this.#server.isAcr && isBasicOnly(joinedHeader(answer, 'www-authenticate')))
        throw noTokenServer(answer, asked);
      throw signInError(answer, asked, this.#credential.kind);
    }
    const key = path === EXCHANGE ? 'refresh_token' : 'access_token';
    return readAcrToken({ answer, method, url, now: this.#clock.now() }, key);
  }
}

function isBasicOnly(challenge: string): boolean {
  const schemes = parseChallenges(challenge).map(each => each.scheme);
  return schemes.includes('basic') && !schemes.includes('bearer');
}

/** With the token user, the password is a refresh token. */
function asTokenCredential(credential: Credential): Credential {
  if (credential.kind !== 'password' || credential.userName !== TOKEN_USER) return credential;
  return { kind: 'refreshToken', token: credential.password };
}
