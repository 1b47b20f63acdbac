import { RegistryError } from '../model/errors.ts';
import { parseComplaint } from '../transport/answer-error.ts';
import type { HttpAnswer } from '../transport/transport.ts';
import type { AcrTokenServer } from './acr-token-server.ts';
import type { EntraCredential } from './credential.ts';
import { type IssuedToken, savedAcrToken } from './issued-token.ts';
import { openSecret } from './secret.ts';
import { type FoundToken, TokenCache } from './token-cache.ts';

const KEY = 'refresh token';

/**
 * The refresh token of an Azure account: what an earlier session saved, until it ends or is refused, then an Entra token's exchange.
 * Each new one goes to the keeper.
 */
export class EntraSignIn {
  readonly #credential: EntraCredential;
  readonly #tokenServer: AcrTokenServer;
  readonly #tokens: TokenCache;
  #saved: IssuedToken | undefined;
  /** The audience that the registry took the last time. */
  #audience: string;

  constructor(credential: EntraCredential, tokenServer: AcrTokenServer) {
    this.#credential = credential;
    this.#tokenServer = tokenServer;
    this.#tokens = new TokenCache(tokenServer.time);
    this.#audience = credential.audiences[0];
    const saved = credential.keeper?.saved;
    this.#saved = saved && savedAcrToken(saved);
    if (this.#saved) this.#tokens.put(KEY, this.#saved);
  }

  /** Throws what the registry, or where Entra tokens come from, has against the account. */
  refreshToken(signal: AbortSignal | undefined): Promise<FoundToken> {
    return this.#tokens.get(KEY, fetching => this.#renew(fetching), signal);
  }

  /** The registry does not take this refresh token any more. */
  refused(token: IssuedToken): void {
    // others may have been refused the same one, and the keeper may have its successor by now
    if (this.#tokens.drop(KEY, token)) this.#dropSaved();
  }

  async #renew(signal: AbortSignal): Promise<IssuedToken> {
    const end = this.#saved?.expires;
    if (end !== undefined && this.#tokenServer.time.isOver(end)) this.#dropSaved();
    const token = await this.#exchange(signal);
    this.#saved = undefined;
    this.#credential.keeper?.keep(token.secret);
    return token;
  }

  #dropSaved(): void {
    this.#saved = undefined;
    this.#credential.keeper?.drop();
  }

  /** Tries the audiences, first the one that did the last time; all failing, throws the registry's first refusal, else why there was no Entra token. */
  async #exchange(signal: AbortSignal): Promise<IssuedToken> {
    const refusals: unknown[] = [];
    const failures: unknown[] = [];
    for (const audience of new Set([this.#audience, ...this.#credential.audiences])) {
      const form = await this.#formFor(audience, signal).catch((error: unknown) => {
        if (signal.aborted) throw error;
        if (!isAboutAudience(error)) throw refusals[0] ?? error;
        failures.push(error);
      });
      if (!form) continue;
      const given = await this.#tokenServer.exchange(form, signal);
      if (isRefusedToken(given.answer)) {
        refusals.push(this.#tokenServer.error(given));
        continue;
      }
      const token = this.#tokenServer.read(given);
      this.#audience = audience;
      return token;
    }
    throw [...refusals, ...failures][0];
  }

  async #formFor(audience: string, signal: AbortSignal) {
    const { getAccessToken, tenant } = this.#credential;
    const token = await getAccessToken(audience, signal);
    const common = { grant_type: 'access_token', access_token: openSecret(token) };
    return tenant === undefined ? common : { ...common, tenant };
  }
}

/** How a registry refuses an Entra token for its audience, or for who is in it (ACR wire facts, section 2.2). */
function isRefusedToken(answer: HttpAnswer): boolean {
  if (answer.status === 401) return true;
  return answer.status === 403 && /retrieving permissions failed/i.test(parseComplaint(answer.body).message ?? '');
}

/**
 * Whether another audience can help who got no Entra token. Not where the login service was not reached (the transport's errors are
 * `RegistryError`s), nobody is signed in, or the user closed the window: asking again would only wait or ask the user again.
 */
function isAboutAudience(error: unknown): boolean {
  if (error instanceof RegistryError) return false;
  if (!(error instanceof Error)) return true;
  if ('id' in error && error.id !== 'AudienceRefused') return false;
  return error.cause === undefined || isAboutAudience(error.cause);
}
