import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
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
    lead.dispatch(dispatcher, request.options, gathering(lead, limit, resolve));
  });
}

/**
 * Sends and answers as soon as the headers are there, if they say 200; the body flows as it is read.
 * Any other answer is gathered. Rejects with a `WireFailure`; a body that breaks off fails with what `explain` makes of it.
 */
export function open(
  dispatcher: Dispatcher,
  request: WireRequest,
  { limit, explain }: { readonly limit: number; readonly explain: (failure: WireFailure) => Error },
): Promise<StreamedAnswer> {
  return new Promise((resolve, reject) => {
    let body: Readable | undefined;
    const lead = new Lead(request, failure => {
      if (body) body.destroy(explain(failure));
      else reject(failure);
    });
    const other = gathering(lead, limit, answer => resolve({ ...answer, chunks: undefined }));
    lead.dispatch(dispatcher, request.options, {
      onResponseStart(controller, status, headers) {
        if (status !== 200) return other.onResponseStart(controller, status, headers);
        body = flowing(lead, controller);
        resolve({ status, headers, body: Buffer.alloc(0), chunks: body });
      },
      onResponseData(controller, chunk) {
        if (!body) other.onResponseData(controller, chunk);
        else if (!body.push(chunk)) controller.pause();
      },
      onResponseEnd(controller, trailers) {
        if (!body) return other.onResponseEnd(controller, trailers);
        lead.end();
        body.push(null);
      },
    });
  });
}

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

function flowing(lead: Lead, controller: Dispatcher.DispatchController): Readable {
  return new Readable({
    read: () => controller.resume(),
    destroy: (error, done) => {
      const complete = lead.isOver;
      lead.end();
      if (!complete) controller.abort(error ?? new Error('not read to its end'));
      done(error);
    },
  });
}

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
