import { type LoopbackServer, type Reply, type SeenRequest, startServer } from '../registry/loopback-server.ts';
import { bodyOf, type Exchange, headersOf } from './recording.ts';

const TOKENS: Reply = { body: { access_token: 'made-up access', refresh_token: 'made-up refresh' } };

/** A registry that gives one recorded answer: made-up tokens before it, `then` after it and behind its redirect. */
export class Stage implements AsyncDisposable {
  #exchange: Exchange | undefined;
  #then: Reply = {};
  #server: LoopbackServer | undefined;
  #storage: LoopbackServer | undefined;

  async open(): Promise<void> {
    this.#server = await startServer(request => this.#answer(request));
    this.#storage = await startServer(({ headers }) =>
      headers.authorization === undefined ? this.#then : { status: 400, body: 'Authorization seen' },
    );
  }

  get origin(): string {
    return this.#server?.origin ?? '';
  }

  /** Path and query of the last request. */
  get lastPath(): string | undefined {
    return this.#server?.requests.at(-1)?.path;
  }

  show(exchange: Exchange, then: Reply): void {
    this.#exchange = exchange;
    this.#then = then;
  }

  async [Symbol.asyncDispose]() {
    await this.#server?.[Symbol.asyncDispose]();
    await this.#storage?.[Symbol.asyncDispose]();
  }

  #answer({ method, path }: SeenRequest): Reply {
    const exchange = this.#exchange;
    const isToken = path.startsWith('/oauth2/');
    if (!exchange || !isPlayed(exchange, path)) return isToken ? TOKENS : this.#then;
    // a registry that takes no password grant, only Basic
    if (isToken && method !== exchange.request.method) return { status: 404 };
    this.#exchange = undefined;
    const { status } = exchange.response;
    const location = status === 307 ? { location: `${this.#storage?.origin}/blob` } : {};
    return { status, headers: { ...headersOf(exchange), ...location }, body: bodyOf(exchange) };
  }
}

/** A token's answer is played to a request for that token, any other to the first request that is for none. */
function isPlayed(exchange: Exchange, path: string): boolean {
  const recorded = new URL(exchange.request.url).pathname;
  return recorded.startsWith('/oauth2/') ? path.startsWith(recorded) : !path.startsWith('/oauth2/');
}
