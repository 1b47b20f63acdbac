import type { HttpAnswer, HttpRequest, Transport } from '../transport/transport.ts';

/** Limit of a token's answer. */
const LIMIT = 64 * 1024;

export interface TokenRequest {
  readonly origin: string;
  readonly path: string;
  /** A POST with these fields; a GET without them. */
  readonly form?: Readonly<Record<string, string>>;
  readonly basic?: string | undefined;
  readonly signal: AbortSignal;
}

/** Asks for a token. Repeating does no harm, so that a lost reply is repeated also for a POST. */
export function askForToken(transport: Transport, request: TokenRequest): Promise<HttpAnswer> {
  const { origin, path, form, basic, signal } = request;
  const common = {
    origin,
    path,
    limit: LIMIT,
    signal,
    authorization: basic === undefined ? undefined : { audience: origin, value: () => basic },
  };
  const ask: HttpRequest = form
    ? {
        ...common,
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }
    : { ...common, method: 'GET', headers: { accept: 'application/json' } };
  return transport.send(ask, true);
}
