import type { TokenCredential } from '@azure/identity';
import { Secret } from '../../registry/auth/secret.ts';
import { explainSignIn } from './sign-in-advice.ts';

/** Milliseconds for which a token is handed out again: a registry may ask for the same one twice within a connection. */
const KEPT_MS = 5 * 60_000;

/** Access tokens of one Entra identity, by audience. */
export class EntraTokens {
  readonly #credential: () => Promise<TokenCredential>;
  readonly #who: string;
  readonly #recent = new Map<string, { readonly token: Secret; readonly until: number }>();

  /** `who` begins the sentences about what goes wrong: `the Azure CLI`. */
  constructor(who: string, credential: () => Promise<TokenCredential>) {
    this.#who = who;
    this.#credential = credential;
  }

  /** Throws AzureSignInError, or the signal's reason at once: some of the ways to a token cannot be stopped. */
  async get(audience: string, signal: AbortSignal): Promise<Secret> {
    signal.throwIfAborted();
    const recent = this.#recent.get(audience);
    if (recent && Date.now() < recent.until) return recent.token;
    const aborted = Promise.withResolvers<never>();
    const cancel = () => aborted.reject(signal.reason);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const token = await Promise.race([this.#fetch(audience, signal), aborted.promise]);
      this.#recent.set(audience, { token, until: Date.now() + KEPT_MS });
      return token;
    } catch (error) {
      signal.throwIfAborted();
      throw explainSignIn(error, this.#who);
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
