import { createHttpHeaders, type HttpClient, type PipelineRequest, RestError } from '@azure/core-rest-pipeline';
import type { HttpAnswer, Method, Transport } from '../../registry/transport/transport.ts';

/** Limit of an answer: listings of Azure Resource Manager are the longest. */
const LIMIT = 16 * 1024 * 1024;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** How Azure's packages send. */
export interface AzureHttp {
  readonly client: HttpClient;
  /** What was wrong with the last request, once: Microsoft's library tells it as something else, or not at all. */
  takeTrouble(): Trouble;
}

export interface Trouble {
  /** Why it got no answer. */
  readonly unreached: unknown;
  /** The login service's own words, where it refused. */
  readonly said: string;
}

const NO_TROUBLE: Trouble = { unreached: undefined, said: '' };

/**
 * Sends what Azure's packages send by the program's own transport, so that proxies, authorities, limits and traces are those of
 * everything else. `allows` says which hosts may be asked at all; a redirect is an answer.
 */
export function azureHttp(transport: () => Promise<Transport>, allows: (url: URL) => boolean): AzureHttp {
  let trouble = NO_TROUBLE;
  const client: HttpClient = {
    async sendRequest(request) {
      const url = new URL(request.url);
      if (!allows(url)) throw new RestError(`acrsh does not send Azure's sign-in to ${url.host}`, { request });
      const answer = await (await transport()).send(requestOf(request, url), true).catch((error: unknown) => {
        trouble = { unreached: error, said: '' };
        throw error;
      });
      trouble = answer.status < 400 ? NO_TROUBLE : { unreached: undefined, said: answer.body.toString('utf8') };
      return {
        request,
        status: answer.status,
        headers: createHttpHeaders(headersOf(answer)),
        bodyAsText: answer.body.toString('utf8'),
      };
    },
  };
  return {
    client,
    takeTrouble() {
      const taken = trouble;
      trouble = NO_TROUBLE;
      return taken;
    },
  };
}

function requestOf(request: PipelineRequest, url: URL) {
  if (!isMethod(request.method)) throw new RestError(`acrsh does not send a ${request.method} to Azure`, { request });
  const { authorization, ...headers } = request.headers.toJSON();
  const { body, abortSignal, timeout } = request;
  if (body !== undefined && body !== null && typeof body !== 'string') {
    throw new RestError('a body that is no text cannot be sent', { request });
  }
  const signals = [asSignal(abortSignal), timeout > 0 ? AbortSignal.timeout(timeout) : undefined];
  return {
    method: request.method,
    origin: url.origin,
    path: url.pathname + url.search,
    headers,
    limit: LIMIT,
    authorization: authorization === undefined ? undefined : { audience: url.origin, value: () => authorization },
    signal: AbortSignal.any(signals.filter(each => each !== undefined)),
    ...(typeof body === 'string' ? { body } : {}),
  };
}

function headersOf({ headers }: HttpAnswer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

const isMethod = (method: string): method is Method => METHODS.has(method);

/** Azure's packages know signals by their shape only; each is a real one. */
const asSignal = (signal: unknown): AbortSignal | undefined => (signal instanceof AbortSignal ? signal : undefined);
