import type { RefusalVerdict } from './auth/authorizer.ts';
import {
  CATALOG_SCOPE,
  DELETED_CATALOG_SCOPE,
  mergeScopes,
  type Right,
  repositoryScope,
  type Scope,
} from './auth/scope.ts';
import type { RegistryError } from './model/errors.ts';
import type { RepositoryName } from './model/repository-name.ts';
import { errorOfAnswer, type Subject } from './refusal.ts';
import type { CallOptions, Registry } from './registry.ts';
import { unknownOutcome } from './transport/failure.ts';
import { joinedHeader, REQUEST_ID } from './transport/headers.ts';
import { isWebPage, unexpected } from './transport/json-answer.ts';
import { isRead } from './transport/retry.ts';
import type { HttpAnswer, HttpRequest, Method, RequestBody } from './transport/transport.ts';

/** What an operation is, as data: how it is asked, which rights it needs, which answers are its success. */
export interface Operation {
  /** Completes "Cannot …" in messages. */
  readonly name: string;
  readonly method: Method;
  /** On the repository; an operation without repository needs the right to list the catalog, or that of what was deleted. */
  readonly rights: readonly Right[] | 'catalog' | 'deleted catalog';
  readonly accepts: readonly number[];
  /** Sending it twice does no more than sending it once; reads are so without saying it. */
  readonly repeatable?: boolean;
}

export interface CallTarget {
  readonly path: string;
  readonly repository?: RepositoryName;
  /** Another repository that has to be readable too. */
  readonly alsoRead?: RepositoryName;
  readonly subject: Subject;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  /** Milliseconds until the answer begins; half a minute when left out. */
  readonly answerWithin?: number;
  /** Bytes; 16 MiB when left out. */
  readonly limit?: number;
  readonly options: CallOptions;
}

/** Bytes of a page of JSON. */
const PAGE_LIMIT = 16 * 1024 * 1024;

/** Sends an operation with the token for its scope; throws a `RegistryError` for every answer that is not its success. */
export async function call(registry: Registry, operation: Operation, target: CallTarget): Promise<HttpAnswer> {
  const result = await authorized(registry, operation, target, request =>
    registry.transport.send(request, operation.repeatable),
  );
  const { answer } = result;
  if (operation.accepts.includes(answer.status)) {
    // a proxy or a sign-in page says yes to everything; whether the registry has seen the change at all is to be looked at
    if (!isRead(operation.method) && answer.body.length > 0 && isWebPage(answer))
      throw unknownOutcome(
        unexpected(answer, { method: operation.method, url: registry.server.origin + target.path }, 'a web page'),
      );
    return answer;
  }
  throw errorOfCall(registry, operation, target, result);
}

/** The error for an answer that is not the operation's success. */
export function errorOfCall(
  registry: Registry,
  operation: Operation,
  target: CallTarget,
  { answer, refused }: Authorized<HttpAnswer>,
): RegistryError {
  return errorOfAnswer(answer, {
    operation,
    subject: target.subject,
    url: registry.server.origin + target.path,
    scope: scopeOfCall(operation, target),
    refused,
    anonymous: registry.authorizer.anonymous,
  });
}

/** What came back, and if that is a 401, what was refused. */
export interface Authorized<A> {
  readonly answer: A;
  readonly refused: RefusalVerdict | undefined;
}

/**
 * Sends by `send`, with the token for the operation's scope; a 401 is answered once by another try where that can help.
 * Returns whatever the registry answered.
 */
export async function authorized<A extends HttpAnswer>(
  registry: Registry,
  operation: Operation,
  target: CallTarget,
  send: (request: HttpRequest) => Promise<A>,
): Promise<Authorized<A>> {
  const scope = scopeOfCall(operation, target);
  const { signal, abandon, patience, sending } = target.options;
  // loaded on first use: not every command sends anything, and Node's crypto takes milliseconds to load
  const { randomUUID } = process.getBuiltinModule('node:crypto');
  const request: HttpRequest = {
    method: operation.method,
    origin: registry.server.origin,
    path: target.path,
    headers: { [REQUEST_ID]: randomUUID(), ...(target.headers ?? { accept: 'application/json' }) },
    ...(target.body === undefined ? {} : { body: target.body }),
    answerWithin: target.answerWithin,
    limit: target.limit ?? PAGE_LIMIT,
    signal,
    patience,
    ...(isRead(operation.method) ? {} : { abandon, sending }),
  };
  for (let retried = false; ; retried = true) {
    const authorization = await registry.authorizer.authorize(scope, signal);
    const answer = await send({ ...request, authorization });
    if (answer.status !== 401) return { answer, refused: undefined };
    const challenge = joinedHeader(answer, 'www-authenticate');
    const refused = registry.authorizer.refused({ scope, used: authorization, challenge });
    if (retried || !refused.again) return { answer, refused };
  }
}

function scopeOfCall(operation: Operation, target: CallTarget): Scope {
  if (operation.rights === 'deleted catalog') return DELETED_CATALOG_SCOPE;
  if (operation.rights === 'catalog' || target.repository === undefined) return CATALOG_SCOPE;
  const scope = repositoryScope(target.repository, [...operation.rights, ...(target.options.rights ?? [])]);
  return target.alsoRead === undefined ? scope : mergeScopes(scope, repositoryScope(target.alsoRead, ['pull']));
}
