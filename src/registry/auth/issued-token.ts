import { type JsonObject, parseObject, unexpected } from '../transport/json-answer.ts';
import type { HttpAnswer } from '../transport/transport.ts';
import { parseClaims } from './jwt.ts';
import { openSecret, Secret } from './secret.ts';
import type { ServerTime } from './server-time.ts';

/** A token as it was issued; all times are milliseconds since 1970 by the registry's clock. */
export interface IssuedToken {
  readonly secret: Secret;
  /** When we got it; `undefined` for one that an earlier session saved. */
  readonly issued: number | undefined;
  /** `undefined` when unknown: then it is used until it is refused. */
  readonly expires: number | undefined;
  /** Milliseconds before its end from which on it is not used any more. */
  readonly margin: number;
}

/** ACR's tokens are renewed 5 minutes before they end, as its own clients do. */
const MARGIN_MS = 5 * 60_000;

/** Docker "Token Authentication Specification": a token without `expires_in` lasts 60 seconds. */
const DEFAULT_LIFE_S = 60;

export interface TokenSource {
  readonly answer: HttpAnswer;
  readonly method: string;
  readonly url: string;
  /** Has learnt from the answer. */
  readonly time: ServerTime;
}

/** A token that ACR issued under this key; its end is read from its claims. */
export function readAcrToken(source: TokenSource, key: 'access_token' | 'refresh_token'): IssuedToken {
  const text = textOf(parseObject(source.answer, source), key);
  if (text === undefined) throw unexpected(source.answer, source, `no ${key}`);
  return { ...savedAcrToken(new Secret(text)), issued: source.time.now() };
}

/** A token of ACR that an earlier session got. */
export function savedAcrToken(secret: Secret): IssuedToken {
  const seconds = parseClaims(openSecret(secret))?.expires;
  return { secret, issued: undefined, expires: seconds === undefined ? undefined : seconds * 1000, margin: MARGIN_MS };
}

/** A token as any registry's token server issues it; `token` or `access_token`, whose life may be told beside it. */
export function readDockerToken(source: TokenSource): IssuedToken {
  const body = parseObject(source.answer, source);
  const text = textOf(body, 'token') ?? textOf(body, 'access_token');
  if (text === undefined) throw unexpected(source.answer, source, 'no token');
  const life = (typeof body.expires_in === 'number' ? body.expires_in : DEFAULT_LIFE_S) * 1000;
  const issued = source.time.now();
  // such tokens often live for less than the five minutes
  return { secret: new Secret(text), issued, expires: issued + life, margin: Math.min(MARGIN_MS, life / 5) };
}

function textOf(body: JsonObject, key: string): string | undefined {
  const value = body[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
