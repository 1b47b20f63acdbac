/** What a request changed in the registry. */
export type Effect =
  | { kind: 'manifest pushed'; repository: string; digest: string; tag?: string }
  /** `alongWith`: the manifest that was to be deleted, where this one refers to it. */
  | { kind: 'manifest deleted'; repository: string; digest: string; tags: readonly string[]; alongWith?: string }
  | { kind: 'manifest restored'; repository: string; digest: string; tag: string }
  | { kind: 'tag deleted'; repository: string; tag: string; digest: string }
  | { kind: 'repository deleted'; repository: string; manifests: number; tags: number }
  | { kind: 'attributes changed'; repository: string; item: string; attributes: Readonly<Record<string, unknown>> }
  | { kind: 'blob pushed' | 'blob deleted' | 'blob mounted'; repository: string; digest: string }
  | { kind: 'token issued'; token: 'refresh' | 'access'; scope: string };

/** What a request for a token said; tokens and passwords are not kept. */
export interface TokenRequest {
  /** `grant_type`, or `basic` for the form of Docker's token specification. */
  readonly grant: string;
  /** As sent; empty for a refresh token. */
  readonly scope: string;
  readonly userName?: string;
  readonly tenant?: string;
  /** What the Entra token is for, be that token good or not. */
  readonly audience?: string;
}

/** One request as the registry or its blob storage saw it. Tokens and passwords are not kept. */
export interface LedgerEntry {
  /** 1 for the first request after the start (or since `clear`). */
  readonly number: number;
  readonly origin: 'registry' | 'storage';
  readonly method: string;
  /** As sent, percent-encoding included. */
  readonly path: string;
  readonly query: string;
  /** Names in lower case; values of authorization and cookie are cut to their scheme word. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the row in the route table; absent for an unknown path. */
  readonly route?: string;
  /** The scope the route demands, "" when any token will do; absent where none is needed. */
  readonly scope?: string;
  /** How the request presented itself. */
  readonly credential: 'none' | 'basic' | 'bearer' | 'other';
  /** Whether the registry let it through its authorization check. */
  readonly authorized: boolean;
  /** Status of the answer; 0 if the connection was cut or given up before one was sent. */
  readonly status: number;
  readonly at: Date;
  /** When it was carried out: effects of a lower turn came first. Absent where no handler saw it. */
  readonly turn?: number;
  readonly effects: readonly Effect[];
  /** Present for requests to the token endpoints. */
  readonly tokenRequest?: TokenRequest;
  /** Queries, versions and bodies that the emulator does not know but served all the same. */
  readonly notes: readonly string[];
}

/** Every request so far, in the order of arrival at the end of their handling. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** All effects in order. */
  readonly effects: readonly Effect[];
  /** "METHOD /path" of each entry, for short assertions. */
  lines(): string[];
  /** Resolves with the first entry, past or future, that fits. */
  until(fits: (entry: LedgerEntry) => boolean): Promise<LedgerEntry>;
  /** Resolves as soon as a request that fits has arrived, before it is handled (so also one that is stalled). */
  arrival(fits: (arrival: Arrival) => boolean): Promise<Arrival>;
  /** Forgets everything and starts counting at 1 again. */
  clear(): void;
}

/** A request whose answer is not decided yet. */
export type Arrival = Pick<LedgerEntry, 'number' | 'origin' | 'method' | 'path' | 'query'>;
