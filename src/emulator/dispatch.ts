import type { IncomingHttpHeaders } from 'node:http';
import type { Access } from './auth/access.ts';
import { challenge, decide, type Presented, refusalDetail } from './auth/authorize.ts';
import { readPresented } from './auth/presented.ts';
import type { Effect, TokenRequest } from './ledger.ts';
import type { Registry } from './registry.ts';
import type { Reply } from './reply.ts';
import type { Found, Match } from './routes/match.ts';
import { notFound, pageNotFound, unauthorized, unsupported } from './rules/refusals.ts';

/** A request line and headers, before the body is read. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  /** What stands behind the question mark, as sent. */
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/** Whether a request gets to its handler, or what it is answered instead. */
export type Admission = {
  readonly credential: Presented['credential'];
  readonly needs: readonly Access[] | undefined;
} & (
  | { readonly admitted: true; readonly match: Match }
  | { readonly admitted: false; readonly match?: Match; readonly reply: Reply }
);

/**
 * The checks before a handler, in the order that reproduces the recordings: unknown path, bad syntax, then the
 * token (ACR wire facts §12). A method that the path does not have comes before the token: a guess.
 */
export function admit(
  head: RequestHead,
  found: Found,
  registry: Registry,
  options: { tokenExpired: boolean },
): Admission {
  if (found.kind !== 'route') {
    const reply = unrouted(found.kind);
    const credential = head.headers.authorization === undefined ? 'none' : 'other';
    return { admitted: false, reply, credential, needs: undefined };
  }
  const { match } = found;
  const { route } = match;
  const presented = readPresented(head.headers.authorization, {
    ...registry,
    family: route.family,
  });
  const { credential } = presented;
  if (route.needs === undefined) return { admitted: true, match, credential, needs: undefined };
  const needs = route.needs(match.param, head.query);
  const decision = decide(options.tokenExpired ? { credential, rights: undefined } : presented, needs);
  if (decision.allowed) return { admitted: true, match, credential, needs };
  const asked = challenge(registry.origin, registry.loginServer, needs, decision.error);
  const reply = unauthorized(asked, refusalDetail(needs));
  return { admitted: false, match, reply, credential, needs };
}

/** What handling a request brought about. */
export interface Outcome {
  readonly reply: Reply;
  readonly effects: readonly Effect[];
  readonly tokenRequest?: TokenRequest;
  readonly notes: readonly string[];
}

/** Runs the handler of an admitted request. Unknown queries are served and noted, so that no new client breaks on them. */
export function handle(head: RequestHead, match: Match, body: Buffer, registry: Registry): Outcome {
  const effects: Effect[] = [];
  let tokenRequest: TokenRequest | undefined;
  const notes = unknownQueries(head.query, match.route.knows);
  const reply = match.route.handle({
    registry,
    param: match.param,
    query: head.query,
    headers: head.headers,
    body,
    effect: effect => effects.push(effect),
    asked(request) {
      tokenRequest = request;
    },
    note: text => notes.push(text),
  });
  return { reply, effects, notes, ...(tokenRequest && { tokenRequest }) };
}

function unrouted(kind: Exclude<Found['kind'], 'route'>): Reply {
  switch (kind) {
    case 'unknown path':
      return notFound();
    case 'bad syntax':
      return pageNotFound();
    case 'other method':
      return unsupported();
  }
}

const knownVersion = '2021-07-01';

function unknownQueries(query: URLSearchParams, known: readonly string[] | undefined): string[] {
  const notes: string[] = [];
  for (const [key, value] of query) {
    if (known !== undefined && !known.includes(key)) notes.push(`unknown query "${key}"`);
    if (key === 'api-version' && value !== knownVersion) notes.push(`unknown api-version "${value}"`);
  }
  return notes;
}
