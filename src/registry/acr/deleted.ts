import { type CallTarget, call, type Operation } from '../call.ts';
import type { DeletedOperations } from '../dialect.ts';
import { readAll, textOf } from '../fields.ts';
import { type NextPage, parseNextLink } from '../link.ts';
import { followPages, type LinkedPage, type ListOptions } from '../listing.ts';
import { parseToldDigest } from '../model/digest.ts';
import { RegistryError } from '../model/errors.ts';
import { parseRepositoryName, type RepositoryName } from '../model/repository-name.ts';
import type { SoftDeletedManifest, SoftDeletedRepository, SoftDeletedTag } from '../model/soft-deleted.ts';
import { parseTagName } from '../model/tag-name.ts';
import { callForJson } from '../reading.ts';
import type { Subject } from '../refusal.ts';
import type { Registry } from '../registry.ts';
import { header } from '../transport/headers.ts';
import { isObject, type JsonObject } from '../transport/json-answer.ts';
import { listingPath } from './listing-path.ts';

const REPOSITORIES: Operation = {
  name: 'list the deleted repositories of',
  method: 'GET',
  rights: 'deleted catalog',
  accepts: [200],
};
const MANIFESTS: Operation = {
  name: 'list the deleted manifests of',
  method: 'GET',
  rights: ['deleted_read'],
  accepts: [200],
};
const TAGS: Operation = { name: 'list the deleted tags of', method: 'GET', rights: ['deleted_read'], accepts: [200] };
const RESTORE: Operation = {
  name: 'restore',
  method: 'POST',
  rights: ['deleted_read', 'deleted_restore'],
  accepts: [200, 201, 202],
};

const BASE = '/acr/v1/_deleted';

/** ACR's soft delete. Paths and fields as Azure CLI has them (its acr/manifest.py, acr/repository.py and tests); no swagger tells them. */
export const acrDeleted: DeletedOperations = {
  repositories(registry, options) {
    const listing = { operation: REPOSITORIES, path: `${BASE}/_catalog`, field: 'repositories', what: 'a repository' };
    return follow(registry, { ...listing, read: repositoryOf, keyOf: each => each.name }, options);
  },

  manifests(registry, repository, options) {
    const path = `${BASE}/${repository}/_manifests`;
    const listing = { operation: MANIFESTS, repository, path, field: 'manifests', what: 'a manifest' };
    return follow(registry, { ...listing, read: manifestOf, keyOf: each => each.digest }, options);
  },

  tags(registry, repository, options) {
    const listing = { operation: TAGS, repository, path: `${BASE}/${repository}/_tags`, field: 'tags', what: 'a tag' };
    const keyOf = ({ name, digest, deletedTime }: SoftDeletedTag) => `${name} ${digest} ${deletedTime}`;
    return follow(registry, { ...listing, read: tagOf, keyOf }, options);
  },

  async restore(registry, { repository, digest, tag, force }, options) {
    const target: CallTarget = {
      path: `${BASE}/${repository}/_manifests/${digest}?force=${force ? 'True' : 'False'}`,
      repository,
      subject: { kind: 'manifest', name: `${repository}@${digest}` },
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ tag }),
      options,
    };
    await tellingOfPolicy(registry, () => call(registry, RESTORE, target));
  },
};

interface Listing<T> {
  readonly operation: Operation;
  readonly path: string;
  readonly repository?: RepositoryName;
  /** Where the answer has the items, and what they are together. */
  readonly field: string;
  /** What one of them is. */
  readonly what: string;
  readonly read: (value: JsonObject) => T | undefined;
  readonly keyOf: (item: T) => string;
}

function follow<T>(registry: Registry, listing: Listing<T>, options: ListOptions) {
  const ask = (next: NextPage | undefined) => tellingOfPolicy(registry, () => page(registry, listing, options, next));
  return followPages(ask, { keyOf: listing.keyOf, noun: `deleted ${listing.field}` });
}

async function page<T>(
  registry: Registry,
  { operation, repository, read, ...listing }: Listing<T>,
  options: ListOptions,
  next: NextPage | undefined,
): Promise<LinkedPage<T>> {
  const subject: Subject =
    repository === undefined
      ? { kind: 'registry', name: registry.server.name }
      : { kind: 'repository', name: repository };
  const path = listingPath(listing.path, options, next);
  const target = { path, subject, options, ...(repository === undefined ? {} : { repository }) };
  const { body, answer, bad } = await callForJson(registry, operation, target);
  const items = readAll(
    body[listing.field],
    value => (isObject(value) ? read(value) : undefined),
    value => bad(listing.what, value),
  );
  return { items, next: parseNextLink(header(answer, 'link')) };
}

function timesOf(value: JsonObject) {
  return { createdTime: textOf(value.createdAt), deletedTime: textOf(value.deletedAt) };
}

function repositoryOf(value: JsonObject): SoftDeletedRepository | undefined {
  const name = parseRepositoryName(textOf(value.repository) ?? '');
  return name && { name, ...timesOf(value) };
}

function manifestOf(value: JsonObject): SoftDeletedManifest | undefined {
  const digest = parseToldDigest(textOf(value.digest) ?? '');
  return digest && { digest, ...timesOf(value) };
}

function tagOf(value: JsonObject): SoftDeletedTag | undefined {
  const name = parseTagName(textOf(value.tag) ?? '');
  const digest = parseToldDigest(textOf(value.digest) ?? '');
  return name && digest && { name, digest, ...timesOf(value) };
}

/** What a registry answers that has no policy is not known; whatever says that there is nothing at this address is taken for it. */
const NO_SUCH_ROUTE: ReadonlySet<string> = new Set(['Unsupported', 'NotFound', 'InvalidReference']);

async function tellingOfPolicy<T>(registry: Registry, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof RegistryError) || !NO_SUCH_ROUTE.has(error.id)) throw error;
    const { isAcr, host } = registry.server;
    const name = isAcr ? host.split('.')[0] : '<registry>';
    throw new RegistryError({
      ...error,
      id: 'Unsupported',
      message: `'${registry.server.name}' keeps nothing that is deleted: it has no soft delete policy, or that is off`,
      recommendation: `Turn it on for what is deleted from then on: az acr config soft-delete update -r ${name} --days 7 --status enabled`,
      cause: error,
    });
  }
}
