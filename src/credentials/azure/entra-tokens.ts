import type { TokenCredential } from '@azure/identity';
import { Secret } from '../../registry/auth/secret.ts';
import { AzureSignInError } from './azure-accounts.ts';
import type { Trouble } from './azure-http.ts';
import { explainSignIn } from './sign-in-advice.ts';

/** Milliseconds for which a token is handed out again: a registry may ask for the same one twice within a connection. */
const KEPT_MS = 5 * 60_000;

/** Access tokens of one Entra identity, by audience. */
export class EntraTokens {
  readonly #credential: () => Promise<TokenCredential>;
  readonly #takeTrouble: () => Trouble | undefined;
  readonly #recent = new Map<string, { readonly token: Secret; readonly until: number }>();

  /** `takeTrouble` answers what was wrong with the last request, once. */
  constructor(credential: () => Promise<TokenCredential>, takeTrouble: () => Trouble | undefined) {
    this.#credential = credential;
    this.#takeTrouble = takeTrouble;
  }

  /** Throws AzureSignInError, or the signal's reason at once: some of the ways to a token cannot be stopped. */
  async get(audience: string, signal: AbortSignal): Promise<Secret> {
    signal.throwIfAborted();
    const recent = this.#recent.get(audience);
    if (recent && Date.now() < recent.until) return recent.token;
    this.#takeTrouble();
    const aborted = Promise.withResolvers<never>();
    const cancel = () => aborted.reject(signal.reason);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const token = await Promise.race([this.#fetch(audience, signal), aborted.promise]);
      this.#recent.set(audience, { token, until: Date.now() + KEPT_MS });
      return token;
    } catch (error) {
      signal.throwIfAborted();
      const trouble = this.#takeTrouble();
      throw explainSignIn(error, trouble);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async #fetch(audience: string, signal: AbortSignal): Promise<Secret> {
    const credential = await this.#credential();
    const token = await credential.getToken(`${audience}/.default`, { abortSignal: signal });
    if (token) return new Secret(token.token);
    throw new Error('it gave no token');
  }
}

/**
 * A token for the first audience that there is one for. Only what the login service has against one audience may be different with the
 * next: everything else ends the search. Throws what was wrong with the first.
 */
export async function firstToken(
  tokens: EntraTokens,
  audiences: readonly string[],
  signal: AbortSignal,
): Promise<Secret> {
  let first: unknown;
  for (const audience of new Set(audiences)) {
    try {
      return await tokens.get(audience, signal);
    } catch (error) {
      first ??= error;
      if (!(error instanceof AzureSignInError) || error.id !== 'AudienceRefused') break;
    }
  }
  throw first;
}
