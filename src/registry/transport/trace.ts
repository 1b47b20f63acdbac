import type { Method } from './transport.ts';

/** What goes over the wire, for `-Verbose` and traces; secrets are already cut out. */
export type TraceEvent =
  | {
      readonly kind: 'request';
      readonly id: string;
      readonly attempt: number;
      readonly method: Method;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly method: Method;
      readonly url: string;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly milliseconds: number;
    }
  | {
      readonly kind: 'failure';
      readonly id: string;
      readonly method: Method;
      readonly url: string;
      readonly message: string;
      readonly milliseconds: number;
    };

export type Trace = (event: TraceEvent) => void;
