import type { IncomingHttpHeaders } from 'node:http';
import type { Access } from '../auth/access.ts';
import type { Effect, TokenRequest } from '../ledger.ts';
import type { Registry } from '../registry.ts';
import type { Reply } from '../reply.ts';

/** The path parameters that patterns may name. */
export type Parameter = 'name' | 'tag' | 'digest' | 'reference' | 'upload';

/** One authorized request, as a handler sees it. */
export interface Exchange {
  readonly registry: Registry;
  /** A path parameter; the pattern has made sure of its syntax. */
  param(name: Parameter): string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Records a change in the ledger. */
  effect(effect: Effect): void;
  /** Records what the request for a token said. */
  asked(request: TokenRequest): void;
  /** Records something unknown that is served all the same. */
  note(text: string): void;
}

/** Which headers an answer gets (ACR wire facts §4, recording). */
export type Family = 'oauth2' | 'acr' | 'v2';

/** One row of the route table. */
export interface Route {
  readonly name: string;
  readonly method: string;
  /** A path with `<parameters>`; `<name>` may contain slashes. */
  readonly pattern: string;
  readonly family: Family;
  /** The rights that the challenge asks for; absent where no token is needed, empty where any token will do. */
  readonly needs?: (param: (name: Parameter) => string, query: URLSearchParams) => readonly Access[];
  /** Its answers carry no request ids, unlike its family's (recording). */
  readonly untraced?: true;
  /** Its answers say how many calls are left (recording: deletes, but not the cancelling of an upload). */
  readonly metered?: true;
  /** Query keys the route knows; others are noted in the ledger. */
  readonly knows?: readonly string[];
  handle(exchange: Exchange): Reply;
}

/** Needs of a route on one repository. */
export const onRepository =
  (...actions: readonly string[]): NonNullable<Route['needs']> =>
  param => [{ type: 'repository', name: param('name'), actions }];

/** Needs of the catalogues. */
export const onCatalog = (): readonly Access[] => [{ type: 'registry', name: 'catalog', actions: ['*'] }];
