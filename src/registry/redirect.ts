import type { CallTarget } from './call.ts';
import { RegistryError } from './model/errors.ts';
import { isLoopbackHost } from './model/login-server.ts';
import type { Registry } from './registry.ts';
import { errorOfStatus } from './transport/answer-error.ts';
import { header } from './transport/headers.ts';
import { redactUrl } from './transport/redact.ts';
import type { HttpAnswer, StreamedAnswer } from './transport/transport.ts';

const MOST_HOPS = 3;

/** Is this an answer that sends the reader elsewhere? */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/**
 * Follows a blob's redirect to its storage. Each request is built anew, with nothing of the first but Accept: the storage
 * behind ACR refuses a request with Authorization, and a foreign host must not see it. Only https, except between loopback hosts.
 * Throws `RedirectRefused`.
 */
export async function followRedirects(
  registry: Registry,
  target: CallTarget,
  first: HttpAnswer,
): Promise<StreamedAnswer> {
  let from = new URL(registry.server.origin + target.path);
  let answer = first;
  for (let hop = 1; hop <= MOST_HOPS; hop++) {
    const to = destination(answer, from, registry.server.isLoopback);
    const next = await registry.transport.stream({
      method: 'GET',
      origin: to.origin,
      path: to.pathname + to.search,
      headers: { accept: '*/*' },
      limit: target.limit ?? 0,
      signal: target.options.signal,
    });
    if (next.status === 200) return next;
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

function destination(answer: HttpAnswer, from: URL, fromLoopback: boolean): URL {
  const to = URL.parse(header(answer, 'location') ?? '', from.href);
  if (!to || header(answer, 'location') === undefined) throw refusal(from, 'says no address');
  const isSafe = to.protocol === 'https:' || (to.protocol === 'http:' && fromLoopback && isLoopbackHost(to.hostname));
  if (!isSafe) throw refusal(to, 'is not https');
  if (to.username !== '' || to.password !== '') throw refusal(to, 'holds a user name');
  return to;
}

function refusal(url: URL, why: string): RegistryError {
  const shown = redactUrl(url.href);
  return new RegistryError({
    id: 'RedirectRefused',
    message: `The redirect at ${shown} was not followed: it ${why}`,
    recommendation:
      "Check the registry's configuration of its storage, and that nothing in between rewrites its answers.",
    method: 'GET',
    url: shown,
  });
}
