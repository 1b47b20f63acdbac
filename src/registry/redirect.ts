import { type Authorized, authorized, type CallTarget, type Operation } from './call.ts';
import { RegistryError } from './model/errors.ts';
import { isInwardHost } from './model/inward-host.ts';
import { isLoopbackHost, type LoginServer } from './model/login-server.ts';
import type { Registry } from './registry.ts';
import { errorOfStatus } from './transport/answer-error.ts';
import { header } from './transport/headers.ts';
import { redactUrl } from './transport/redact.ts';
import type { HttpAnswer, HttpRequest } from './transport/transport.ts';

const MOST_HOPS = 3;

/** Is this an answer that sends the reader elsewhere? */
function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** Sends as `authorized` does what reads a blob, and follows the redirect to its storage. Throws `RedirectRefused`. */
export async function throughRedirects<A extends HttpAnswer>(
  registry: Registry,
  operation: Operation,
  target: CallTarget,
  send: (request: HttpRequest) => Promise<A>,
): Promise<Authorized<A>> {
  const result = await authorized(registry, operation, target, send);
  if (!isRedirect(result.answer.status)) return result;
  return { ...result, answer: await followRedirects(registry, target, result.answer, send) };
}

/**
 * Each request is built anew, with nothing of the first but Accept and Range: the storage
 * behind ACR refuses a request with Authorization, and a foreign host must not see it. Only https, except between loopback hosts, and only
 * to an address that is the same machine for everybody, unless the registry has none such itself (safety, section 1).
 * Throws `RedirectRefused`.
 */
async function followRedirects<A extends HttpAnswer>(
  registry: Registry,
  target: CallTarget,
  first: HttpAnswer,
  send: (request: HttpRequest) => Promise<A>,
): Promise<A> {
  const range = target.headers?.range;
  let from = new URL(registry.server.origin + target.path);
  const visited = new Set([from.href]);
  let answer = first;
  for (let hop = 1; hop <= MOST_HOPS; hop++) {
    const to = destination(answer, from, registry.server);
    if (visited.has(to.href)) throw refusal(to, 'leads back to where it has been');
    visited.add(to.href);
    const next = await send({
      method: 'GET',
      origin: to.origin,
      path: to.pathname + to.search,
      headers: { accept: '*/*', ...(range !== undefined && { range }) },
      limit: target.limit ?? 0,
      answerWithin: target.answerWithin,
      signal: target.options.signal,
    });
    if (isContent(next.status) || (range !== undefined && next.status === 416)) return next;
    if (!isRedirect(next.status)) {
      throw errorOfStatus(next, {
        method: 'GET',
        url: to.href,
        purpose: `read ${target.subject.name} from its storage`,
      });
    }
    from = to;
    answer = next;
  }
  throw refusal(from, `leads on and on, over more than ${MOST_HOPS} addresses`);
}

const isContent = (status: number): boolean => status === 200 || status === 206;

function destination(answer: HttpAnswer, from: URL, server: LoginServer): URL {
  const location = header(answer, 'location');
  const to = URL.parse(location ?? '', from.href);
  if (!to || location === undefined) throw refusal(from, 'says no address');
  to.hash = '';
  if (to.protocol !== 'https:' && !isPlainLoopback(from, to, server)) throw refusal(to, 'is not https');
  if (to.username !== '' || to.password !== '') throw refusal(to, 'holds a user name');
  if (isInwardHost(to.hostname) && !isInwardHost(server.host)) {
    const why = `leads to '${to.hostname}', which is this machine or one of a private network`;
    throw refusal(to, why, 'If that network is yours, have the registry name its storage by a host name.');
  }
  return to;
}

const isPlainLoopback = (from: URL, to: URL, server: LoginServer): boolean =>
  server.isLoopback && from.protocol === 'http:' && to.protocol === 'http:' && isLoopbackHost(to.hostname);

const CHECK = "Check the registry's configuration of its storage, and that nothing in between rewrites its answers.";

function refusal(url: URL, why: string, recommendation = CHECK): RegistryError {
  const shown = redactUrl(url.href);
  return new RegistryError({
    id: 'RedirectRefused',
    message: `The redirect to ${shown} was not followed: it ${why}`,
    recommendation,
    method: 'GET',
    url: shown,
  });
}
