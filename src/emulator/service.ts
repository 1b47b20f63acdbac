import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatScope } from './auth/access.ts';
import { admit, handle, type Outcome, type RequestHead } from './dispatch.ts';
import type { FaultEffect, FaultSchedule } from './faults.ts';
import type { LedgerEntry } from './ledger.ts';
import { type Book, withoutSecrets } from './ledger-book.ts';
import type { Registry } from './registry.ts';
import { bytes, empty, json, type Reply } from './reply.ts';
import type { Found, Matcher } from './routes/match.ts';
import { isChunked, withHeaders } from './rules/headers.ts';
import { isOwnHost, readBody, send } from './server.ts';
import { answerFromStorage } from './storage.ts';

/** What the two servers share. */
export interface Service {
  registry: Registry;
  match: Matcher;
  faults: FaultSchedule;
  book: Book;
}

/** One request on its way, and what the ledger will say about it. */
type Draft = { -readonly [Key in keyof LedgerEntry]: LedgerEntry[Key] };

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
  await run({ draft, effects, service, request, response }, async () => {
    for (const effect of effects) if (effect.kind === 'meanwhile') effect.change(registry.store);
    return answer(service, shaped(head, effects), found, {
      draft,
      request,
      tokenExpired: effects.some(each => each.kind === 'expired token'),
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
  await run({ draft, effects, service, request, response }, async () => {
    request.resume();
    const reply = answerFromStorage(head, registry);
    draft.authorized = reply.status < 400;
    return { reply, chunked: false };
  });
}

interface Answer {
  reply: Reply;
  chunked: boolean;
}

async function answer(
  { registry }: Service,
  head: RequestHead,
  found: Found,
  with_: { draft: Draft; request: IncomingMessage; tokenExpired: boolean },
): Promise<Answer> {
  const { draft } = with_;
  const admission = admit(head, found, registry, with_);
  draft.credential = admission.credential;
  draft.authorized = admission.admitted;
  if (admission.needs !== undefined) draft.scope = formatScope(admission.needs);
  const body = await readBody(with_.request);
  const outcome: Outcome = admission.admitted
    ? handle(head, admission.match, body, registry)
    : { reply: admission.reply, effects: [], notes: [] };
  draft.effects = outcome.effects;
  draft.notes = outcome.notes;
  const route = admission.match?.route;
  const family = found.kind === 'unknown path' ? undefined : (route?.family ?? 'v2');
  const headers = withHeaders(outcome.reply, {
    method: head.method,
    family,
    route: route?.name,
    clientRequestId: head.headers['x-ms-client-request-id']?.toString(),
  });
  return {
    reply: { ...outcome.reply, headers },
    chunked: isChunked(outcome.reply, family),
  };
}

interface Running {
  draft: Draft;
  effects: readonly FaultEffect[];
  service: Service;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Answers under the faults that were scheduled for this request, and enters it into the ledger. */
async function run(
  { draft, effects, service, request, response }: Running,
  answer: () => Promise<Answer>,
): Promise<void> {
  const enter = (status: number): void => service.book.enter({ ...draft, status });
  const closed = once(response, 'close');
  const stall = async (when: 'before' | 'after'): Promise<void> => {
    for (const effect of effects)
      if (effect.kind === 'stall' && (effect.when ?? 'before') === when) await Promise.race([effect.until, closed]);
  };
  const cut = (when: 'before' | 'after'): boolean => effects.some(each => each.kind === 'reset' && each.when === when);

  await stall('before');
  if (response.closed || cut('before')) {
    response.destroy();
    return enter(0);
  }
  const instead = replacement(effects, 'before');
  if (instead !== undefined) await readBody(request);
  const given = instead ?? (await answer());
  await stall('after');
  if (response.closed || cut('after')) {
    response.destroy();
    return enter(0);
  }
  const { reply, chunked } = replacement(effects, 'after') ?? given;
  const truncated = effects.find(each => each.kind === 'truncate');
  enter(reply.status);
  send(response, flipped(reply, effects), {
    method: draft.method,
    chunked,
    date: service.registry.clock.now(),
    ...(truncated && { cutAfter: truncated.bytes }),
  });
}

/** The answer that a scheduled status puts in place of the registry's. */
function replacement(effects: readonly FaultEffect[], when: 'before' | 'after'): Answer | undefined {
  const fault = effects.find(each => each.kind === 'status' && (each.when ?? 'before') === when);
  if (fault?.kind !== 'status') return undefined;
  const headers = {
    ...(fault.retryAfter !== undefined && {
      'Retry-After': String(fault.retryAfter),
    }),
    ...fault.headers,
  };
  return { reply: faultReply(fault.status, fault.body, headers), chunked: false };
}

function faultReply(status: number, body: string | undefined, headers: Reply['headers']): Reply {
  if (body === 'html')
    return bytes(
      status,
      'text/html',
      `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n</body>\r\n</html>\r\n`,
      headers,
    );
  if (body !== undefined) return bytes(status, 'text/plain', body, headers);
  if (status === 429) return json(status, { errors: [tooManyRequests] }, headers);
  return json(status, { errors: [{ code: 'UNKNOWN', message: 'unknown error' }] }, headers);
}

/** ACR wire facts §9, issue threads. */
const tooManyRequests = {
  code: 'TOOMANYREQUESTS',
  message: 'Too many requests. Please visit https://aka.ms/acr/skus#sku-feature-matrix for more information.',
};

function flipped(reply: Reply, effects: readonly FaultEffect[]): Reply {
  if (!effects.some(each => each.kind === 'wrong bytes')) return reply;
  const body = Buffer.from(reply.body);
  body[0] = (body[0] ?? 0) ^ 0xff;
  return { ...reply, body };
}

/** A stale page is the first one again. */
function shaped(head: RequestHead, effects: readonly FaultEffect[]): RequestHead {
  if (!effects.some(each => each.kind === 'stale page')) return head;
  const query = new URLSearchParams(head.query);
  query.delete('last');
  return { ...head, query };
}

function readHead(request: IncomingMessage): RequestHead {
  const [path = '', query = ''] = splitOnce(request.url ?? '/', '?');
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
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
    query: head.query.toString(),
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
