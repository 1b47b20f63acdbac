import { RegistryError } from '../model/errors.ts';
import type { LoginServer } from '../model/login-server.ts';
import type { Clock } from '../transport/clock.ts';
import type { Authorization, Transport } from '../transport/transport.ts';
import { AcrTokenServer, type TokenAnswer } from './acr-token-server.ts';
import type { Authorizer, CachedToken, Refusal, RefusalVerdict } from './authorizer.ts';
import { BearerAuthorization, basicValue, isFinalRefusal } from './bearer.ts';
import { cachedTokens } from './cached-tokens.ts';
import { isBasicOnly } from './challenge.ts';
import { type Credential, type PasswordCredential, type RefreshTokenKeeper, TOKEN_USER } from './credential.ts';
import { EntraSignIn } from './entra-sign-in.ts';
import type { IssuedToken } from './issued-token.ts';
import type { Scope } from './scope.ts';
import { openSecret, type Secret } from './secret.ts';
import { TokenCache } from './token-cache.ts';

export interface AuthorizerOptions {
  readonly server: LoginServer;
  readonly credential: Credential;
  readonly transport: Transport;
  readonly clock: Clock;
}

/**
 * Signs requests to Azure Container Registry: Entra token → /oauth2/exchange → refresh token → /oauth2/token → an access token for each
 * scope. Refresh and access tokens are renewed 5 minutes before they end by the registry's clock, whenever the next request needs one.
 */
export class AcrAuthorizer implements Authorizer {
  readonly anonymous: boolean;
  readonly #server: LoginServer;
  readonly #credential: Credential;
  readonly #account: EntraSignIn | undefined;
  readonly #tokenServer: AcrTokenServer;
  readonly #accessTokens: TokenCache;
  /** Of a refresh token, until that is refused. */
  #keeper: RefreshTokenKeeper | undefined;
  /** The registry takes user name and password with each request, or has no password grant. */
  #passwordUse: 'grant' | 'basic token' | 'basic' = 'grant';

  constructor({ server, transport, clock, ...options }: AuthorizerOptions) {
    const credential = asTokenCredential(options.credential);
    this.anonymous = credential.kind === 'anonymous';
    this.#server = server;
    this.#tokenServer = new AcrTokenServer({ server, credential, transport, clock });
    this.#credential = credential;
    this.#account = credential.kind === 'entra' ? new EntraSignIn(credential, this.#tokenServer) : undefined;
    this.#keeper = credential.kind === 'refreshToken' ? credential.keeper : undefined;
    this.#accessTokens = new TokenCache(this.#tokenServer.time);
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
    const { found, granted } = used;
    if (isFinalRefusal(challenge, found.token, this.#tokenServer.time)) {
      return { again: false, granted, byPassword: false };
    }
    this.#accessTokens.drop(scope, found.token);
    if (this.#credential.kind === 'password' && isBasicOnly(challenge)) {
      this.#passwordUse = 'basic';
      return { again: true, granted: undefined, byPassword: false };
    }
    return { again: found.cached, granted, byPassword: false };
  }

  async refreshToken(signal: AbortSignal | undefined): Promise<Secret> {
    if (this.#account) return (await this.#account.refreshToken(signal)).token.secret;
    if (this.#credential.kind === 'refreshToken') return this.#credential.token;
    throw new RegistryError({
      id: 'Unsupported',
      message: `There is no refresh token for '${this.#server.name}': it was not signed in to with an Azure account`,
      recommendation: 'Connect with your Azure account and try again.',
    });
  }

  tokens(): readonly CachedToken[] {
    return cachedTokens(this.#accessTokens, this.#server, this.#tokenServer.time);
  }

  clear(): void {
    this.#accessTokens.clear();
  }

  async #fetchAccess(scope: Scope, signal: AbortSignal): Promise<IssuedToken> {
    const credential = this.#credential;
    if (this.#account) return this.#fetchByAccount(this.#account, scope, signal);
    if (credential.kind === 'password') return this.#fetchByPassword(credential, scope, signal);
    if (credential.kind === 'refreshToken') return this.#fetchByToken(credential.token, scope, signal);
    return this.#tokenServer.read(await this.#tokenServer.token({ grant_type: 'password', scope }, signal));
  }

  async #fetchByAccount(account: EntraSignIn, scope: Scope, signal: AbortSignal): Promise<IssuedToken> {
    const { token, cached } = await account.refreshToken(signal);
    const given = await this.#refresh(token.secret, scope, signal);
    if (given.answer.status !== 401 || !cached) return this.#tokenServer.read(given);
    // the registry ended the refresh token before its time
    account.refused(token);
    const renewed = await account.refreshToken(signal);
    return this.#tokenServer.read(await this.#refresh(renewed.token.secret, scope, signal));
  }

  async #fetchByToken(token: Secret, scope: Scope, signal: AbortSignal): Promise<IssuedToken> {
    const given = await this.#refresh(token, scope, signal);
    if (given.answer.status === 401) {
      this.#keeper?.drop();
      this.#keeper = undefined;
    }
    return this.#tokenServer.read(given);
  }

  #refresh(token: Secret, scope: Scope, signal: AbortSignal): Promise<TokenAnswer> {
    const grant = { grant_type: 'refresh_token', scope, refresh_token: openSecret(token) };
    return this.#tokenServer.token(grant, signal);
  }

  async #fetchByPassword(credential: PasswordCredential, scope: Scope, signal: AbortSignal): Promise<IssuedToken> {
    if (this.#passwordUse === 'grant') {
      const { userName, password } = credential;
      const grant = { grant_type: 'password', scope, username: userName, password: openSecret(password) };
      const given = await this.#tokenServer.token(grant, signal);
      if (given.answer.status !== 404 && given.answer.status !== 405) return this.#tokenServer.read(given);
      this.#passwordUse = 'basic token';
    }
    return this.#tokenServer.read(await this.#tokenServer.tokenByBasic(credential, scope, signal));
  }
}

/** With the token user, the password is a refresh token. */
function asTokenCredential(credential: Credential): Credential {
  if (credential.kind !== 'password' || credential.userName !== TOKEN_USER) return credential;
  return { kind: 'refreshToken', token: credential.password };
}
