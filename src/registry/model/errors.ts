import type { ErrorCategory } from './error-category.ts';
import { REGISTRY_ERROR_CATEGORIES } from './registry-error-categories.ts';

/**
 * Every failure of the registry client is one `RegistryError`; only a cancelled call throws its signal's reason instead.
 * Callers tell failures apart by `id`, never by message.
 */
export type RegistryErrorId =
  // the way to the registry
  | 'HostNotFound'
  | 'ConnectionRefused'
  | 'ConnectionLost'
  | 'TlsFailed'
  | 'Timeout'
  | 'RedirectRefused'
  | 'InvalidProxy'
  | 'ProxyFailed'
  // who asks
  | 'Unauthorized'
  | 'WrongCredentials'
  | 'NoPermission'
  | 'Firewall'
  | 'UntrustedHost'
  // what was asked for
  | 'InvalidReference'
  | 'RepositoryNotFound'
  | 'TagNotFound'
  | 'ManifestNotFound'
  | 'BlobNotFound'
  | 'NotFound'
  | 'Locked'
  | 'Unsupported'
  | 'Conflict'
  | 'ManifestInvalid'
  | 'RequestRefused'
  // how it was answered
  | 'TooManyRequests'
  | 'ServerError'
  | 'UnexpectedAnswer'
  | 'AnswerTooLarge'
  | 'DigestMismatch'
  | 'PartialListing'
  | 'OutcomeUnknown';

export interface RegistryErrorFacts {
  readonly id: RegistryErrorId;
  /** One line, without a full stop at the end being assumed by anybody. */
  readonly message: string;
  /** One line: what the user can do next. */
  readonly recommendation: string;
  readonly status?: number | undefined;
  /** The registry's own code, such as `TAG_UNKNOWN`. */
  readonly code?: string | undefined;
  /** The registry's own message. */
  readonly detail?: string | undefined;
  /** ACR's correlation id, for a support request. */
  readonly requestId?: string | undefined;
  readonly method?: string | undefined;
  /** Without query values that could hold a secret. */
  readonly url?: string | undefined;
  /** The scope that was asked for and not granted. */
  readonly scope?: string | undefined;
  /** How often the request was sent. */
  readonly attempts?: number | undefined;
  /** How long it took, with all its repetitions and the pauses between them. */
  readonly seconds?: number | undefined;
  /** How far a listing got before it failed. */
  readonly progress?: ListingProgress | undefined;
  readonly cause?: unknown;
}

export interface ListingProgress {
  readonly pages: number;
  readonly items: number;
}

/** A failure of the registry client, with the next step for the user. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly id: RegistryErrorId;
  readonly recommendation: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly scope: string | undefined;
  readonly attempts: number | undefined;
  readonly seconds: number | undefined;
  readonly progress: ListingProgress | undefined;

  constructor(facts: RegistryErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.id = facts.id;
    this.recommendation = facts.recommendation;
    this.status = facts.status;
    this.code = facts.code;
    this.detail = facts.detail;
    this.requestId = facts.requestId;
    this.method = facts.method;
    this.url = facts.url;
    this.scope = facts.scope;
    this.attempts = facts.attempts;
    this.seconds = facts.seconds;
    this.progress = facts.progress;
  }

  get category(): ErrorCategory {
    return REGISTRY_ERROR_CATEGORIES[this.id];
  }
}
