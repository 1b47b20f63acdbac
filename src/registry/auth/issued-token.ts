import { header } from '../transport/headers.ts';
import { type JsonObject, parseObject, unexpected } from '../transport/json-answer.ts';
import type { HttpAnswer } from '../transport/transport.ts';
import { parseClaims } from './jwt.ts';
import { Secret } from './secret.ts';
import type { IssuedToken } from './token-cache.ts';

/** ACR's tokens are renewed 5 minutes before they end, as its own clients do. */
const MARGIN_MS = 5 * 60_000;

/** Docker "Token Authentication Specification": a token without `expires_in` lasts 60 seconds. */
const DEFAULT_LIFE_S = 60;

export interface TokenSource {
  readonly answer: HttpAnswer;
  readonly method: string;
  readonly url: string;
  /** Milliseconds since 1970, by our clock. */
  readonly now: number;
}

/** A token that ACR issued under this key; its end is read from its claims, and measured by the answer's Date. */
export function readAcrToken(source: TokenSource, key: 'access_token' | 'refresh_token'): IssuedToken {
  const text = textOf(parseObject(source.answer, source), key);
  if (text === undefined) throw unexpected(source.answer, source, `no ${key}`);
  const seconds = parseClaims(text)?.expires;
  return {
    secret: new Secret(text),
    expires: seconds === undefined ? undefined : seconds * 1000 - skewOf(source),
    expiresOn: seconds === undefined ? undefined : new Date(seconds * 1000),
    margin: MARGIN_MS,
  };
}

/** A token as any registry's token server issues it; `token` or `access_token`, whose end may be told beside it. */
export function readDockerToken(source: TokenSource): IssuedToken {
  const body = parseObject(source.answer, source);
  const text = textOf(body, 'token') ?? textOf(body, 'access_token');
  if (text === undefined) throw unexpected(source.answer, source, 'no token');
  const life = (typeof body.expires_in === 'number' ? body.expires_in : DEFAULT_LIFE_S) * 1000;
  return {
    secret: new Secret(text),
    expires: source.now + life,
    expiresOn: new Date(source.now + skewOf(source) + life),
    // such tokens often live for less than the five minutes
    margin: Math.min(MARGIN_MS, life / 5),
  };
}

/** Milliseconds by which the registry's clock is ahead of ours. */
function skewOf({ answer, now }: TokenSource): number {
  const date = Date.parse(header(answer, 'date') ?? '');
  return Number.isNaN(date) ? 0 : date - now;
}

function textOf(body: JsonObject, key: string): string | undefined {
  const value = body[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
