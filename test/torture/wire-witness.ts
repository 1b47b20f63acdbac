import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** One request as it left the client, seen at its sockets and not told by it. */
export interface Sending {
  /** `x-ms-client-request-id`; a request that is repeated keeps it. */
  readonly id: string | undefined;
  readonly method: string;
  readonly path: string;
  /** When the client let go of it, and when it went out, on one line of time with the ends of others: between them it waits for a connection. */
  readonly created: number;
  readonly sent: number;
  /** By the registry's clock, milliseconds since 1970. */
  readonly time: number;
  /** When its answer was there as a whole; undefined: it never was. */
  answered: number | undefined;
  /** A turn of the event loop later, when whoever waited for it has had the time to read it. */
  digested: number | undefined;
  /** Of the answer; undefined while there is none. */
  status: number | undefined;
  retryAfter: string | undefined;
  /** By the registry's clock. */
  answeredTime: number | undefined;
}

/** Watches what undici writes to and reads from the sockets of one origin. */
export class WireWitness {
  readonly sendings: Sending[] = [];
  readonly #origin: string;
  readonly #time: { readonly now: number; stir(): void };
  readonly #open = new Map<unknown, Sending>();
  readonly #creations = new Map<unknown, number>();
  #line = 0;
  #awaited: { left: number; readonly resolve: () => void } | undefined;

  constructor(origin: string, time: { readonly now: number; stir(): void }) {
    this.#origin = origin;
    this.#time = time;
    subscribe('undici:request:create', this.#created);
    subscribe('undici:client:sendHeaders', this.#sent);
    subscribe('undici:request:headers', this.#headers);
    subscribe('undici:request:trailers', this.#ended);
    subscribe('undici:request:error', this.#failed);
  }

  close(): void {
    unsubscribe('undici:request:create', this.#created);
    unsubscribe('undici:client:sendHeaders', this.#sent);
    unsubscribe('undici:request:headers', this.#headers);
    unsubscribe('undici:request:trailers', this.#ended);
    unsubscribe('undici:request:error', this.#failed);
  }

  /** Resolves right after so many changes more have been sent; never, if they are not. */
  afterChanges(count: number): Promise<void> {
    return new Promise(resolve => {
      this.#awaited = { left: count, resolve };
    });
  }

  /** A place on the line of time. */
  mark(): number {
    return ++this.#line;
  }

  readonly #created = (message: unknown): void => {
    const request = requestOf(message);
    if (request?.origin === this.#origin) this.#creations.set(request.key, this.mark());
  };

  readonly #sent = (message: unknown): void => {
    const request = requestOf(message);
    if (request === undefined || request.origin !== this.#origin) return;
    this.#time.stir();
    const sending: Sending = {
      id: /^x-ms-client-request-id: (.*)$/im.exec(textOf(message, 'headers'))?.[1]?.trim(),
      method: request.method,
      path: request.path,
      created: this.#creations.get(request.key) ?? 0,
      sent: this.mark(),
      time: this.#time.now,
      answered: undefined,
      digested: undefined,
      status: undefined,
      retryAfter: undefined,
      answeredTime: undefined,
    };
    this.sendings.push(sending);
    this.#open.set(request.key, sending);
    if (isChange(sending) && this.#awaited && --this.#awaited.left === 0) this.#awaited.resolve();
  };

  readonly #headers = (message: unknown): void => {
    const sending = this.#open.get(requestOf(message)?.key);
    const response = fieldOf(message, 'response');
    if (sending === undefined) return;
    this.#time.stir();
    const status = fieldOf(response, 'statusCode');
    if (typeof status === 'number') sending.status = status;
    sending.retryAfter = headerOf(fieldOf(response, 'headers'), 'retry-after');
    sending.answeredTime = this.#time.now;
  };

  readonly #ended = (message: unknown): void => {
    const sending = this.#open.get(requestOf(message)?.key);
    if (sending === undefined) return;
    this.#time.stir();
    sending.answered = this.mark();
    setImmediate(() => {
      sending.digested = this.mark();
    });
  };

  readonly #failed = (message: unknown): void => {
    if (this.#open.has(requestOf(message)?.key)) this.#time.stir();
  };
}

/** A request that would change something besides tokens. */
export const isChange = ({ method, path }: Pick<Sending, 'method' | 'path'>): boolean =>
  !['GET', 'HEAD'].includes(method) && !path.startsWith('/oauth2/');

function requestOf(message: unknown) {
  const key = fieldOf(message, 'request');
  if (key === undefined) return undefined;
  return {
    key,
    origin: String(fieldOf(key, 'origin')),
    method: String(fieldOf(key, 'method')),
    path: String(fieldOf(key, 'path')),
  };
}

/** undici tells headers as names and values in turn. */
function headerOf(headers: unknown, name: string): string | undefined {
  if (!Array.isArray(headers)) return undefined;
  const texts = headers.map(String);
  const at = texts.findIndex((each, index) => index % 2 === 0 && each.toLowerCase() === name);
  return at < 0 ? undefined : texts[at + 1];
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

const textOf = (value: unknown, field: string): string => String(fieldOf(value, field) ?? '');
