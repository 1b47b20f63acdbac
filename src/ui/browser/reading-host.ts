import type { ErrorRecord } from '../../engine/error-record.ts';
import type { Host } from '../../engine/host.ts';
import { silentHost } from '../../engine/silent-host.ts';
import type { Value } from '../../values/value.ts';

/** Who listens to a line that only reads. */
export interface Reader {
  /** Objects as they come; what it answers is waited for before more are read. */
  take(values: readonly Value[]): void | Promise<void>;
  error(record: ErrorRecord): void;
  warning?(text: string): void;
}

/** The host of a line that fills a screen: it asks nothing, and what it tells aside goes to its reader. */
export function readingHost({ take, error, warning }: Reader): Host {
  return {
    ...silentHost,
    interactive: true,
    output: async values => take(values),
    error,
    warning: text => warning?.(text),
    decide: async () => false,
  };
}
