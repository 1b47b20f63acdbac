import type { RegistryError } from '../model/errors.ts';
import type { LoginServer } from '../model/login-server.ts';
import type { Clock } from '../transport/clock.ts';
import { joinedHeader } from '../transport/headers.ts';
import type { HttpAnswer, Transport } from '../transport/transport.ts';
import { basicValue } from './bearer.ts';
import { isBasicOnly } from './challenge.ts';
import type { Credential, PasswordCredential } from './credential.ts';
import { type IssuedToken, readAcrToken } from './issued-token.ts';
import type { Scope } from './scope.ts';
import { ServerTime } from './server-time.ts';
import { noTokenServer, signInError } from './sign-in-error.ts';
import { askForToken } from './token-endpoint.ts';

const EXCHANGE = '/oauth2/exchange';
const TOKEN = '/oauth2/token';

export interface TokenServerOptions {
  readonly server: LoginServer;
  /** For the words of errors. */
  readonly credential: Credential;
  readonly transport: Transport;
  readonly clock: Clock;
}

/** Fields of a grant besides the service. */
type Grant = Readonly<Record<string, string>> & { readonly grant_type: string };

/** An answer of the token server, and what it is to be read as. */
export interface TokenAnswer {
  readonly answer: HttpAnswer;
  readonly path: string;
  readonly method: 'GET' | 'POST';
}

/** ACR's two token endpoints, which are known and never taken from a challenge (ACR, "AAD-OAuth"). Every answer sets its clock. */
export class AcrTokenServer {
  readonly time: ServerTime;
  readonly #options: TokenServerOptions;

  constructor(options: TokenServerOptions) {
    this.#options = options;
    this.time = new ServerTime(options.clock);
  }

  /** Asks for a refresh token. */
  exchange(grant: Grant, signal: AbortSignal): Promise<TokenAnswer> {
    return this.#post(EXCHANGE, grant, signal);
  }

  /** Asks for an access token. */
  token(grant: Grant & { readonly scope: Scope }, signal: AbortSignal): Promise<TokenAnswer> {
    return this.#post(TOKEN, grant, signal);
  }

  /** Asks for an access token as any registry is asked; Docker "Token Authentication Specification". */
  async tokenByBasic(credential: PasswordCredential, scope: Scope, signal: AbortSignal): Promise<TokenAnswer> {
    const { server, transport } = this.#options;
    const path = `${TOKEN}?${new URLSearchParams({ service: server.name, scope })}`;
    const basic = basicValue(credential.userName, credential.password);
    const answer = await askForToken(transport, { origin: server.origin, path, basic, signal });
    this.time.learn(answer);
    return { answer, path, method: 'GET' };
  }

  /** The token in an answer. Throws what the answer says instead of one. */
  read(given: TokenAnswer): IssuedToken {
    const { answer, path, method } = given;
    if (answer.status !== 200) throw this.error(given);
    const key = path === EXCHANGE ? 'refresh_token' : 'access_token';
    return readAcrToken({ answer, method, url: this.#options.server.origin + path, time: this.time }, key);
  }

  /** The error for an answer that brings no token. */
  error({ answer, path, method }: TokenAnswer): RegistryError {
    const { server, credential } = this.#options;
    const asked = { method, url: server.origin + path, purpose: `sign in to ${server.name}` };
    // a host that wants Basic everywhere asks for it here too
    const isElse = answer.status === 401 && !server.isAcr && isBasicOnly(joinedHeader(answer, 'www-authenticate'));
    return isElse ? noTokenServer(answer, asked) : signInError(answer, asked, credential);
  }

  async #post(path: string, grant: Grant, signal: AbortSignal): Promise<TokenAnswer> {
    const { server, transport } = this.#options;
    const form = { ...grant, service: server.name };
    const answer = await askForToken(transport, { origin: server.origin, path, form, signal });
    this.time.learn(answer);
    return { answer, path, method: 'POST' };
  }
}
