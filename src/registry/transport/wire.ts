import type { Dispatcher } from 'undici';
import { BodyFlow } from './body-flow.ts';
import type { AnswerHeaders, HttpAnswer, StreamedAnswer } from './transport.ts';

export interface WireRequest {
  readonly options: Dispatcher.DispatchOptions;
  readonly signal: AbortSignal | undefined;
  /** What stops it from when it goes out, in place of `signal`. */
  readonly abandon?: AbortSignal | undefined;
  /** After so many milliseconds it fails with this. */
  readonly deadline?: { readonly milliseconds: number; readonly failure: () => Error } | undefined;
}

/** A request that failed, and whether any of it may have reached the other side. */
export class WireFailure extends Error {
  readonly sent: boolean;

  constructor(cause: unknown, sent: boolean) {
    super('the request failed', { cause });
    this.sent = sent;
  }
}

/** The body was longer than the call allows. */
export class BodyTooLarge extends Error {}

/** Sends and gathers a whole answer, at most `limit` bytes of body. Rejects with a `WireFailure`. */
export function gather(dispatcher: Dispatcher, request: WireRequest, limit: number): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const lead = new Lead(request, reject);
    lead.dispatch(
      dispatcher,
      request.options,
      gathering(lead, limit, answer => whenFree(() => resolve(answer))),
    );
  });
}

/**
 * Sends and answers as soon as the headers are there, if they say 200 or 206; the body flows as it is read.
 * Any other answer is gathered. Rejects with a `WireFailure`; a body that breaks off fails with what `explain` makes of it.
 */
export function open(
  dispatcher: Dispatcher,
  request: WireRequest,
  { limit, explain }: { readonly limit: number; readonly explain: (failure: WireFailure) => Error },
): Promise<StreamedAnswer> {
  return new Promise((resolve, reject) => {
    let body: BodyFlow | undefined;
    const lead = new Lead(request, failure => {
      if (body) body.fail(explain(failure));
      else reject(failure);
    });
    const other = gathering(lead, limit, answer => resolve({ ...answer, chunks: undefined }));
    lead.dispatch(dispatcher, request.options, {
      onResponseStart(controller, status, headers) {
        if (status !== 200 && status !== 206) return other.onResponseStart(controller, status, headers);
        body = flowing(lead, controller);
        resolve({ status, headers, body: Buffer.alloc(0), chunks: body });
      },
      onResponseData(controller, chunk) {
        if (!body) other.onResponseData(controller, chunk);
        else body.push(chunk);
      },
      onResponseEnd(controller, trailers) {
        if (!body) return other.onResponseEnd(controller, trailers);
        lead.end();
        const ended = body;
        whenFree(() => ended.finish());
      },
    });
  });
}

/**
 * Does something when the connection that has just brought an answer takes the next request: undici frees it one turn of the event loop after
 * the answer's end, and opens another, with all its handshakes, for whoever asks before.
 */
const whenFree = (next: () => void): void => queueMicrotask(() => setImmediate(next));

function gathering(lead: Lead, limit: number, done: (answer: HttpAnswer) => void): Receiver {
  const chunks: Buffer[] = [];
  let size = 0;
  let status = 0;
  let headers: AnswerHeaders = {};
  return {
    onResponseStart(_controller, code, received) {
      status = code;
      headers = received;
    },
    onResponseData(_controller, chunk) {
      size += chunk.length;
      if (size > limit) lead.fail(new BodyTooLarge());
      else chunks.push(chunk);
    },
    onResponseEnd() {
      lead.end();
      done({ status, headers, body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size) });
    },
  };
}

const flowing = (lead: Lead, controller: Dispatcher.DispatchController) =>
  new BodyFlow({
    pause: () => controller.pause(),
    resume: () => controller.resume(),
    leave() {
      if (lead.isOver) return;
      lead.end();
      controller.abort(new Error('not read to its end'));
    },
  });

type Receiver = Required<Pick<Dispatcher.DispatchHandler, 'onResponseStart' | 'onResponseData' | 'onResponseEnd'>>;

/** Holds the line between an abort signal and a request: whichever of end, failure and abort comes first counts. */
class Lead {
  /** What stops it now. */
  #signal: AbortSignal | undefined;
  readonly #abandon: AbortSignal | undefined;
  readonly #deadline: WireRequest['deadline'];
  #timer: NodeJS.Timeout | undefined;
  readonly #onFailure: (failure: WireFailure) => void;
  readonly #onAbort = () => this.fail(this.#signal?.reason);
  #controller: Dispatcher.DispatchController | undefined;
  #over = false;

  constructor({ signal, abandon, deadline }: Omit<WireRequest, 'options'>, onFailure: (failure: WireFailure) => void) {
    this.#signal = signal;
    this.#abandon = abandon;
    this.#deadline = deadline;
    this.#onFailure = onFailure;
  }

  get isOver(): boolean {
    return this.#over;
  }

  dispatch(dispatcher: Dispatcher, options: Dispatcher.DispatchOptions, receiver: Receiver): void {
    this.#listenTo(this.#signal);
    if (this.#over) return;
    if (this.#deadline) {
      const { milliseconds, failure } = this.#deadline;
      this.#timer = setTimeout(() => this.fail(failure()), milliseconds);
    }
    try {
      dispatcher.dispatch(options, {
        ...receiver,
        onRequestStart: controller => {
          this.#controller = controller;
          if (this.#over) controller.abort(new Error('no longer wanted'));
          else if (this.#abandon) this.#listenTo(this.#abandon);
        },
        onResponseError: (_controller, error) => this.fail(error),
      });
    } catch (error) {
      this.fail(error);
    }
  }

  #listenTo(signal: AbortSignal | undefined): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#signal = signal;
    if (signal?.aborted) this.#onAbort();
    else signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  fail(error: unknown): void {
    if (this.#over) return;
    this.end();
    const sent = this.#controller !== undefined;
    this.#controller?.abort(error instanceof Error ? error : new Error('stopped'));
    this.#onFailure(new WireFailure(error, sent));
  }
}
