import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatScope } from './auth/access.ts';
import { admit, handle, type Outcome, type RequestHead } from './dispatch.ts';
import { type Answer, answerUnderFaults, type Draft, headUnderFaults } from './fault-effects.ts';
import type { FaultEffect, FaultSchedule } from './faults.ts';
import { type Book, withoutSecrets } from './ledger-book.ts';
import type { Registry } from './registry.ts';
import { empty } from './reply.ts';
import type { Found, Matcher } from './routes/match.ts';
import { isChunked, withHeaders } from './rules/headers.ts';
import { discardBody, isOwnHost, readBody, send } from './server.ts';
import { answerFromStorage } from './storage.ts';

/** What the two servers share. */
export interface Service {
  registry: Registry;
  match: Matcher;
  faults: FaultSchedule;
  book: Book;
}

/** Answers a request to the registry: faults, admission, handler, headers, ledger. */
export async function serveRegistry(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { registry } = service;
  if (!isOwnHost(request, registry.loginServer)) return refuseHost(registry, response);
  const head = readHead(request);
  const found = service.match(head.method, head.path);
  const name = found.kind === 'route' ? found.match.route.name : undefined;
  const draft = open(service, 'registry', head, name);
  const effects = takeFaults(service, draft, name);
  await answerUnderFaults({ draft, effects, service, request, response }, async () => {
    return answer(service, headUnderFaults(head, effects), found, {
      draft,
      request,
      tokenExpired: effects.some(each => each.kind === 'expired token'),
      meanwhile: () => {
        for (const effect of effects) if (effect.kind === 'meanwhile') effect.change(registry.store, draft.number);
      },
    });
  });
}

/** Answers a request to blob storage. */
export async function serveStorage(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { registry } = service;
  const host = new URL(registry.storageOrigin).host;
  if (!isOwnHost(request, host)) return refuseHost(registry, response);
  const head = readHead(request);
  const draft = open(service, 'storage', head, 'storage');
  const effects = takeFaults(service, draft, 'storage');
  await answerUnderFaults({ draft, effects, service, request, response }, async () => {
    request.resume();
    const reply = answerFromStorage(head, registry);
    draft.authorized = reply.status < 400;
    return { reply, chunked: false };
  });
}

interface Handling {
  readonly draft: Draft;
  readonly request: IncomingMessage;
  readonly tokenExpired: boolean;
  /** What others do right before. */
  meanwhile(): void;
}

async function answer(
  { registry, book }: Service,
  head: RequestHead,
  found: Found,
  { draft, request, tokenExpired, meanwhile }: Handling,
): Promise<Answer> {
  const admission = admit(head, found, registry, { tokenExpired });
  draft.credential = admission.credential;
  if (admission.needs !== undefined) draft.scope = formatScope(admission.needs);
  const body = admission.admitted ? await readBody(request) : await discardBody(request);
  meanwhile();
  draft.turn = book.turn();
  const outcome: Outcome = admission.admitted
    ? handle(head, admission.match, body, registry)
    : { reply: admission.reply, effects: [], notes: [] };
  draft.authorized = admission.admitted && outcome.reply.status !== 401;
  draft.effects = outcome.effects;
  draft.notes = outcome.notes;
  if (outcome.tokenRequest) draft.tokenRequest = outcome.tokenRequest;
  const route = admission.match?.route;
  const family = found.kind === 'unknown path' ? undefined : (route?.family ?? 'v2');
  const headers = withHeaders(outcome.reply, {
    method: head.method,
    family,
    route,
    clientRequestId: head.headers['x-ms-client-request-id']?.toString(),
  });
  return {
    reply: { ...outcome.reply, headers },
    chunked: isChunked(outcome.reply, family),
  };
}

function readHead(request: IncomingMessage): RequestHead {
  const [path, search] = splitOnce(request.url ?? '/', '?');
  return {
    method: request.method ?? 'GET',
    path,
    search,
    query: new URLSearchParams(search),
    headers: request.headers,
  };
}

function splitOnce(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function open(
  { book, registry }: Service,
  origin: 'registry' | 'storage',
  head: RequestHead,
  route: string | undefined,
): Draft {
  const arrival = book.open({
    origin,
    method: head.method,
    path: head.path,
    query: head.search,
  });
  return {
    ...arrival,
    headers: withoutSecrets(head.headers),
    ...(route !== undefined && { route }),
    credential: head.headers.authorization === undefined ? 'none' : 'other',
    authorized: false,
    status: 0,
    at: registry.clock.now(),
    effects: [],
    notes: [],
  };
}

function takeFaults({ faults }: Service, draft: Draft, route: string | undefined): FaultEffect[] {
  const { number, method, path, query } = draft;
  const url = query === '' ? path : `${path}?${query}`;
  return faults.take({ number, method, route, url });
}

function refuseHost({ clock }: Registry, response: ServerResponse): void {
  send(response, empty(421), { method: 'GET', chunked: false, date: clock.now() });
}
