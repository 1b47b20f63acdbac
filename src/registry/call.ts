import type { Right } from './auth/scope.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { CallOptions, Registry } from './registry.ts';
import type { HttpAnswer, Method } from './transport/transport.ts';

/** What an operation is, as data: how it is asked, which rights it needs, which answers are its success. */
export interface Operation {
  /** Completes "cannot …" in messages. */
  readonly name: string;
  readonly method: Method;
  /** On the repository; an operation without repository needs the catalog, or nothing. */
  readonly rights: readonly Right[] | 'catalog' | 'none';
  readonly accepts: readonly number[];
}

/** What a call is about, for choosing the right error. */
export interface Subject {
  readonly kind: 'registry' | 'repository' | 'tag' | 'manifest' | 'tagged manifest' | 'blob';
  readonly name: string;
}

export interface CallTarget {
  readonly path: string;
  readonly repository?: RepositoryName;
  readonly subject: Subject;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Bytes; 16 MiB when left out. */
  readonly limit?: number;
  readonly options: CallOptions;
}

/** Sends an operation with the token for its scope; throws a `RegistryError` for every answer that is not its success. */
export type Call = (registry: Registry, operation: Operation, target: CallTarget) => Promise<HttpAnswer>;
export declare const call: Call;
