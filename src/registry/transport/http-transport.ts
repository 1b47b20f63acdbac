import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { RegistryError } from '../model/errors.ts';
import { type Asked, errorOfStatus, toldToWait } from './answer-error.ts';
import { type Clock, systemClock } from './clock.ts';
import { decode } from './decode.ts';
import { DEADLINES, type Deadlines, Dispatchers, type TlsSettings } from './dispatcher.ts';
import { DeadlinePassed, explainFailure, unknownOutcome } from './failure.ts';
import { Governor, type Lane, PauseTooLong } from './governor.ts';
import { header, REQUEST_ID } from './headers.ts';
import type { NetworkProbe } from './network-probe.ts';
import { type ProxySettings, proxyFor } from './proxy.ts';
import { redactHeaders, redactUrl } from './redact.ts';
import { backoff, isRead, isTemporary, LONGEST_PAUSE_MS, mayHaveWorked, parseRetryAfter, TRIES } from './retry.ts';
import type { Trace } from './trace.ts';
import type {
  Effort,
  HttpAnswer,
  HttpRequest,
  PiecedBody,
  RequestBody,
  StreamedAnswer,
  Transport,
} from './transport.ts';
import { gather, open, WireFailure, type WireRequest } from './wire.ts';

export interface TransportOptions {
  readonly userAgent: string;
  readonly proxy?: ProxySettings;
  readonly tls?: TlsSettings;
  readonly deadlines?: Partial<Deadlines>;
  readonly clock?: Clock;
  /** Asked before each request whether somebody wants to see it. */
  readonly trace?: () => Trace | undefined;
}

/** The transport over undici: TLS verified, governed, bounded, traced, and only reads repeated. */
export function createTransport(options: TransportOptions): Transport {
  return new HttpTransport(options);
}

/** One way to carry out a request: with its whole answer, or leaving the body on the wire. */
interface Manner<A extends HttpAnswer> {
  readonly repeatable: boolean;
  readonly lane: Lane;
  readonly run: (headers: Record<string, string>) => Promise<A>;
}

class HttpTransport implements Transport {
  readonly #userAgent: string;
  readonly #deadlines: Deadlines;
  readonly #clock: Clock;
  readonly #trace: () => Trace | undefined;
  readonly #proxy: ProxySettings;
  readonly #tls: TlsSettings;
  readonly #dispatchers: Dispatchers;
  /** Until when a whole answer has to be there. */
  readonly #total: NonNullable<WireRequest['deadline']>;
  readonly #governors = new Map<string, Governor>();

  constructor(options: TransportOptions) {
    this.#userAgent = options.userAgent;
    this.#deadlines = { ...DEADLINES, ...options.deadlines };
    this.#total = { milliseconds: this.#deadlines.total, failure: () => new DeadlinePassed() };
    this.#clock = options.clock ?? systemClock;
    this.#trace = options.trace ?? (() => undefined);
    this.#proxy = options.proxy ?? {};
    this.#tls = options.tls ?? {};
    this.#dispatchers = new Dispatchers({ deadlines: this.#deadlines, proxy: this.#proxy, tls: this.#tls });
  }

  send(request: HttpRequest, repeatable = isRead(request.method)): Promise<HttpAnswer> {
    const lane = repeatable ? 'reads' : 'changes';
    return this.#persist(request, { repeatable, lane, run: headers => this.#gather(request, headers) });
  }

  stream(request: HttpRequest): Promise<StreamedAnswer> {
    return this.#persist(request, { repeatable: true, lane: 'reads', run: headers => this.#open(request, headers) });
  }

  pause(attempt: number, signal: AbortSignal | undefined): Promise<void> {
    return this.#clock.sleep(backoff(attempt, this.#clock), signal);
  }

  now(): number {
    return this.#clock.elapsed();
  }

  allow(origin: string, most: number): void {
    this.#governorOf(origin).allow(most);
  }

  async probe(origin: string, signal: AbortSignal): Promise<NetworkProbe> {
    const { probeNetwork } = await import('./network-probe.ts');
    const proxy = proxyFor(origin, this.#proxy);
    return probeNetwork({ origin, proxy, tls: this.#tls, deadline: this.#deadlines.connect, signal });
  }

  close(): Promise<void> {
    return this.#dispatchers.close();
  }

  /** Tries until an answer is final: what may be repeated five times, everything else once. */
  async #persist<A extends HttpAnswer>(request: HttpRequest, manner: Manner<A>): Promise<A> {
    const governor = this.#governorOf(request.origin);
    const longest = request.patience ?? LONGEST_PAUSE_MS;
    const started = this.#clock.elapsed();
    const effort = (attempts: number): Effort => ({
      attempts,
      seconds: Math.round(this.#clock.elapsed() - started) / 1000,
    });
    for (let attempt = 1; ; attempt++) {
      const last = !manner.repeatable || attempt === TRIES;
      let wait = backoff(attempt, this.#clock);
      try {
        const answer = await this.#admit(governor, request, { ...manner, attempt, backoff: wait });
        if (!isTemporary(answer.status)) return { ...answer, effort: effort(attempt) };
        wait = this.#retryAfter(answer) ?? wait;
        if (!manner.repeatable && mayHaveWorked(answer.status))
          throw unknownOutcome(errorOfStatus({ ...answer, effort: effort(attempt) }, askedBy(request)));
        if (last || wait > longest) return { ...answer, effort: effort(attempt) };
      } catch (error) {
        // a change that is given up on its way may have arrived all the same
        const isOnItsWay = error instanceof WireFailure ? error.sent && !manner.repeatable : isLost(error);
        if (!isOnItsWay) request.signal?.throwIfAborted();
        if (error instanceof PauseTooLong) throw toldToWait(error, askedBy(request));
        if (!(error instanceof WireFailure)) throw error;
        const failure = this.#explain(error, request, effort(attempt));
        if (!error.sent || failure.id === 'AnswerTooLarge') throw failure;
        if (!manner.repeatable) throw unknownOutcome(failure);
        // whoever waits has waited long enough after the first
        if (last || failure.id === 'Timeout') throw failure;
      }
      await this.#clock.sleep(wait, request.signal);
    }
  }

  async #admit<A extends HttpAnswer>(
    governor: Governor,
    request: HttpRequest,
    manner: Manner<A> & { readonly attempt: number; readonly backoff: number },
  ): Promise<A> {
    const { signal, patience: longest = LONGEST_PAUSE_MS } = request;
    await governor.enter(manner.lane, { signal, longest });
    try {
      request.sending?.();
      const headers = this.#headersOf(request);
      const trace = this.#trace();
      const explain = (failure: WireFailure) => this.#explain(failure, request);
      const answer = trace
        ? await traced(trace, this.#clock, { attempt: manner.attempt, request, headers, explain }, manner.run)
        : await manner.run(headers);
      // before the next one gets the place
      this.#heed(governor, answer, manner);
      return answer;
    } finally {
      governor.leave(manner.lane);
    }
  }

  /** What an answer means to all other requests. */
  #heed(
    governor: Governor,
    answer: HttpAnswer,
    { lane, repeatable, backoff }: Pick<Manner<never>, 'lane' | 'repeatable'> & { readonly backoff: number },
  ): void {
    const asked = this.#retryAfter(answer);
    if (!isTemporary(answer.status)) governor.wentWell(lane);
    else if (answer.status === 429) governor.slowDown(asked ?? backoff);
    // whoever looks what became of a change, or sends it again, waits as well
    else if (asked !== undefined || !repeatable) governor.hold(asked ?? backoff);
  }

  #retryAfter(answer: HttpAnswer): number | undefined {
    const value = header(answer, 'retry-after');
    return value === undefined ? undefined : parseRetryAfter(value, dateOf(answer) ?? this.#clock.now());
  }

  async #gather(request: HttpRequest, headers: Record<string, string>): Promise<HttpAnswer> {
    const dispatcher = await this.#dispatchers.to(request.origin);
    const encoding = request.method === 'GET' ? 'gzip' : 'identity';
    const options = dispatchOptions(request, { ...headers, 'accept-encoding': encoding });
    const { signal, abandon, limit } = request;
    // what is sent piece by piece may take as long as it goes on
    const deadline = isPieced(request.body) || request.answerWithin !== undefined ? undefined : this.#total;
    const answer = await gather(dispatcher, { options, signal, abandon, deadline }, limit);
    try {
      return await decode(answer, limit);
    } catch (error) {
      throw new WireFailure(error, true);
    }
  }

  async #open(request: HttpRequest, headers: Record<string, string>): Promise<StreamedAnswer> {
    const dispatcher = await this.#dispatchers.to(request.origin);
    const { signal, limit } = request;
    const options = dispatchOptions(request, { ...headers, 'accept-encoding': 'identity' });
    const explain = (failure: WireFailure) =>
      signal?.aborted && signal.reason instanceof Error ? signal.reason : this.#explain(failure, request);
    return open(dispatcher, { options, signal }, { limit, explain });
  }

  #explain(failure: WireFailure, request: HttpRequest, effort?: Effort): RegistryError {
    return explainFailure(failure, request, { proxy: proxyFor(request.origin, this.#proxy), effort });
  }

  #headersOf(request: HttpRequest): Record<string, string> {
    const { authorization } = request;
    // the one place where a credential meets a request
    const allowed = authorization !== undefined && authorization.audience === request.origin;
    return {
      'user-agent': this.#userAgent,
      ...request.headers,
      ...(allowed ? { authorization: authorization.value() } : {}),
    };
  }

  #governorOf(origin: string): Governor {
    const known = this.#governors.get(origin);
    if (known) return known;
    const governor = new Governor(this.#clock);
    this.#governors.set(origin, governor);
    return governor;
  }
}

interface TracedRequest {
  readonly attempt: number;
  readonly request: HttpRequest;
  readonly headers: Record<string, string>;
  readonly explain: (failure: WireFailure) => Error;
}

async function traced<A extends HttpAnswer>(
  trace: Trace,
  clock: Clock,
  { attempt, request, headers, explain }: TracedRequest,
  run: Manner<A>['run'],
): Promise<A> {
  const about = {
    id: headers[REQUEST_ID] ?? randomUUID(),
    method: request.method,
    url: redactUrl(request.origin + request.path),
  };
  const started = clock.elapsed();
  trace({ kind: 'request', ...about, attempt, headers: redactHeaders(headers) });
  try {
    const answer = await run(headers);
    const milliseconds = Math.round(clock.elapsed() - started);
    trace({ kind: 'answer', ...about, status: answer.status, headers: redactHeaders(answer.headers), milliseconds });
    return answer;
  } catch (error) {
    const message = error instanceof WireFailure ? explain(error).message : String(error);
    trace({ kind: 'failure', ...about, message, milliseconds: Math.round(clock.elapsed() - started) });
    throw error;
  }
}

/** By the clock of whoever answered: a date in Retry-After is one of his. */
function dateOf(answer: HttpAnswer): number | undefined {
  const date = Date.parse(header(answer, 'date') ?? '');
  return Number.isNaN(date) ? undefined : date;
}

function askedBy({ method, origin, path }: HttpRequest): Asked {
  return { method, url: origin + path, purpose: `carry out ${method} ${path}` };
}

function dispatchOptions(request: HttpRequest, headers: Record<string, string>) {
  const { origin, path, method, body = null, answerWithin } = request;
  const deadline = answerWithin === undefined ? {} : { headersTimeout: answerWithin };
  const options = { origin, path, method, ...deadline };
  if (!isPieced(body)) return { ...options, headers, body };
  const length = { 'content-length': String(body.size) };
  return { ...options, headers: { ...headers, ...length }, body: body.size === 0 ? null : Readable.from(body) };
}

const isPieced = (body: RequestBody | null | undefined): body is PiecedBody =>
  typeof body === 'object' && body !== null && 'size' in body;

/** A change that was answered, by somebody who does not know what came of it. */
const isLost = (error: unknown): boolean => error instanceof RegistryError && error.id === 'OutcomeUnknown';
