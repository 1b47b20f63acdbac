import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHead } from './dispatch.ts';
import type { FaultEffect } from './faults.ts';
import type { LedgerEntry } from './ledger.ts';
import { bytes, json, type Reply } from './reply.ts';
import { readBody, send } from './server.ts';
import type { Service } from './service.ts';

/** What goes onto the wire, and in which way. */
export interface Answer {
  reply: Reply;
  chunked: boolean;
}

/** One request on its way, and what the ledger will say about it. */
export type Draft = { -readonly [Key in keyof LedgerEntry]: LedgerEntry[Key] };

/** A request with the faults that hit it. */
export interface Running {
  draft: Draft;
  effects: readonly FaultEffect[];
  service: Service;
  request: IncomingMessage;
  response: ServerResponse;
}

/** The request as the registry takes it: a stale page is the first one again. */
export function headUnderFaults(head: RequestHead, effects: readonly FaultEffect[]): RequestHead {
  if (!effects.some(each => each.kind === 'stale page')) return head;
  const query = new URLSearchParams(head.query);
  query.delete('last');
  return { ...head, query };
}

/** Has a request answered under its faults, and enters it into the ledger before the answer leaves. */
export async function answerUnderFaults(running: Running, answer: () => Promise<Answer>): Promise<void> {
  const { draft, effects, service, request, response } = running;
  const cutOr = async (when: 'before' | 'after'): Promise<boolean> => {
    await stall(running, when);
    if (!response.closed && !effects.some(each => each.kind === 'reset' && each.when === when)) return false;
    response.destroy();
    service.book.enter({ ...draft, status: 0 });
    return true;
  };
  if (await cutOr('before')) return;
  const instead = replacement(effects, 'before');
  if (instead !== undefined) await readBody(request);
  const given = instead ?? (await answer());
  if (await cutOr('after')) return;
  const { reply, chunked } = replacement(effects, 'after') ?? given;
  service.book.enter({ ...draft, status: reply.status });
  const truncated = effects.find(each => each.kind === 'truncate');
  send(response, underFaults(reply, effects), {
    method: draft.method,
    chunked,
    date: service.registry.clock.now(),
    ...(truncated && { cutAfter: truncated.bytes }),
  });
}

/** Waits for what the faults wait for, or until the client gives up. */
async function stall({ effects, response }: Running, when: 'before' | 'after'): Promise<void> {
  const closed = new Promise(resolve => response.once('close', resolve));
  for (const effect of effects)
    if (effect.kind === 'stall' && (effect.when ?? 'before') === when)
      await Promise.race([typeof effect.until === 'function' ? effect.until() : effect.until, closed]);
}

/** The answer that a scheduled status puts in place of the registry's. */
function replacement(effects: readonly FaultEffect[], when: 'before' | 'after'): Answer | undefined {
  const fault = effects.find(each => each.kind === 'status' && (each.when ?? 'before') === when);
  if (fault?.kind !== 'status') return undefined;
  const headers = {
    ...(fault.retryAfter !== undefined && { 'Retry-After': String(fault.retryAfter) }),
    ...fault.headers,
  };
  return { reply: statusReply(fault.status, fault.body, headers), chunked: false };
}

function statusReply(status: number, body: string | undefined, headers: Reply['headers']): Reply {
  if (body === 'html') return bytes(status, 'text/html', proxyPage(status), headers);
  if (body !== undefined) return bytes(status, 'text/plain', body, headers);
  const error = status === 429 ? tooManyRequests : { code: 'UNKNOWN', message: 'unknown error' };
  return json(status, { errors: [error] }, headers);
}

/** ACR wire facts §9, issue threads. */
const tooManyRequests = {
  code: 'TOOMANYREQUESTS',
  message: 'Too many requests. Please visit https://aka.ms/acr/skus#sku-feature-matrix for more information.',
};

/** What a proxy in between says. */
const proxyPage = (status: number): string =>
  `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n</body>\r\n</html>\r\n`;

function underFaults(reply: Reply, effects: readonly FaultEffect[]): Reply {
  if (!effects.some(each => each.kind === 'wrong bytes')) return reply;
  const body = Buffer.from(reply.body);
  body[0] = (body[0] ?? 0) ^ 0xff;
  return { ...reply, body };
}
