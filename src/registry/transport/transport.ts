import type { NetworkProbe } from './network-probe.ts';

/** A request as the transport sends it: nothing is added but User-Agent, Accept-Encoding and the connection's own headers. */
export interface HttpRequest {
  readonly method: Method;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  readonly authorization?: Authorization | undefined;
  /** Milliseconds until the answer begins, once all is sent; half a minute when left out. */
  readonly answerWithin?: number | undefined;
  /** The most bytes that the decoded body may have. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  /** What stops it once it is on the wire, in place of `signal`. */
  readonly abandon?: AbortSignal | undefined;
  /** Milliseconds of a pause that the registry asks for, and that are waited for; a minute when left out. */
  readonly patience?: number | undefined;
  /** Told right before it goes onto the wire, after all waiting; may throw to keep it back. */
  readonly sending?: (() => void) | undefined;
}

export type RequestBody = string | Uint8Array | PiecedBody;

/** A body that is sent piece by piece, for as long as each of them goes out in time; it can be gone through again. */
export interface PiecedBody extends Iterable<Uint8Array> {
  /** Bytes of all pieces together. */
  readonly size: number;
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A header that is sent only to its audience. */
export interface Authorization {
  /** The one origin that may see it. */
  readonly audience: string;
  /** Gives the header's value; called at the last moment. */
  readonly value: () => string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Buffer;
  /** What it took to get it; left out where nobody counted. */
  readonly effort?: Effort;
}

/** What a request took until it was answered or given up. */
export interface Effort {
  /** How often it was sent. */
  readonly attempts: number;
  /** With all repetitions and the pauses between them. */
  readonly seconds: number;
}

/** An answer whose body, if it is a success, is still on the wire; that of any other is gathered in `body`. */
export interface StreamedAnswer extends HttpAnswer {
  /** Must be read to its end, or ended early by the loop that reads it: both free the connection. */
  readonly chunks: AsyncIterable<Uint8Array> | undefined;
}

/** Lower-case names; a header that came more than once is an array. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The only thing in this program that opens sockets. Follows no redirect. */
export interface Transport {
  /** Reads (GET, HEAD) and `repeatable` posts are tried up to five times, everything else once. */
  send(request: HttpRequest, repeatable?: boolean): Promise<HttpAnswer>;
  /** As `send` for a GET, with the body of a success left on the wire; `limit` holds for other bodies. */
  stream(request: HttpRequest): Promise<StreamedAnswer>;
  /** Waits as before the so-manieth repetition of a request, from 1. */
  pause(attempt: number, signal: AbortSignal | undefined): Promise<void>;
  /** Milliseconds since some time or other, by the clock that pauses are measured with: nothing sets it. */
  now(): number;
  /** How many reads, and how many changes, may be in flight to an origin: 8 unless this says otherwise, 32 at most. */
  allow(origin: string, most: number): void;
  /** The way to an origin, to be looked at step by step. Throws `InvalidProxy`. */
  probe(origin: string, signal: AbortSignal): Promise<NetworkProbe>;
  close(): Promise<void>;
}
