import type { TraceEvent } from './registry/transport/trace.ts';

/** The streams of a command that wants to see its requests. */
export interface WireListener {
  /** -Verbose: a line a request. */
  readonly verbose: ((line: string) => void) | undefined;
  /** -Debug: headers too. */
  readonly debug: ((line: string) => void) | undefined;
}

/** Shows the requests of the command that runs, where it wants them shown; of several in a pipeline, the one that began last. */
export class WireWatch {
  readonly #listeners: WireListener[] = [];

  /** undefined when nobody listens, so that nothing is made ready to be shown. */
  get trace(): ((event: TraceEvent) => void) | undefined {
    const listener = this.#listeners.at(-1);
    return listener && (event => show(event, listener));
  }

  /** From now on until the answered function is called. */
  listen(listener: WireListener): () => void {
    if (!listener.verbose && !listener.debug) return () => {};
    this.#listeners.push(listener);
    return () => {
      const index = this.#listeners.indexOf(listener);
      if (index >= 0) this.#listeners.splice(index, 1);
    };
  }
}

function show(event: TraceEvent, { verbose, debug }: WireListener): void {
  const what = `${event.method} ${event.url}`;
  switch (event.kind) {
    case 'request':
      debug?.(`HTTP > ${what} ${JSON.stringify(event.headers)}`);
      break;
    case 'answer': {
      const id = event.headers['x-ms-correlation-request-id'];
      debug?.(`HTTP < ${event.status} ${JSON.stringify(event.headers)}`);
      verbose?.(`HTTP ${event.status} ${what} in ${event.milliseconds} ms${id === undefined ? '' : ` (${id})`}`);
      break;
    }
    case 'failure':
      verbose?.(`HTTP ${what} failed after ${event.milliseconds} ms: ${event.message}`);
  }
}
