import { call, type Operation } from '../call.ts';
import type { ManifestOperations, ManifestSubject } from '../dialect.ts';
import { attributesOf, everyOf, numberOf, readAll, sharedTexts, textOf } from '../fields.ts';
import { type NextPage, parseNextLink } from '../link.ts';
import { followPages, type LinkedPage, type OrderedListOptions } from '../listing.ts';
import { parseToldDigest } from '../model/digest.ts';
import type { ManifestChild, ManifestProperties } from '../model/manifest.ts';
import type { RepositoryName } from '../model/repository-name.ts';
import { parseTagName } from '../model/tag-name.ts';
import { callForJson, type Reading, readingOf } from '../reading.ts';
import type { CallOptions, Registry } from '../registry.ts';
import { header } from '../transport/headers.ts';
import { isObject } from '../transport/json-answer.ts';
import { changeBody, UPDATE } from './change.ts';
import { listingPath } from './listing-path.ts';

const LIST: Operation = { name: 'list the manifests of', method: 'GET', rights: ['metadata_read'], accepts: [200] };
const GET: Operation = { name: 'read the properties of', method: 'GET', rights: ['metadata_read'], accepts: [200] };

/** ACR's manifests: `/acr/v1/<name>/_manifests`. */
export const acrManifests: ManifestOperations = {
  list(registry, repository, options) {
    return followPages(next => listPage(registry, repository, options, next), { keyOf, noun: 'manifests' });
  },

  async get(registry, subject, options) {
    return manifestOfReading(await callForJson(registry, GET, target(subject, options)));
  },

  async update(registry, subject, change, options) {
    const request = { ...target(subject, options), ...changeBody(change) };
    const answer = await call(registry, UPDATE, request);
    if (answer.status !== 204) return manifestOfReading(readingOf(registry, UPDATE, request, answer));
    return this.get(registry, subject, { ...options, rights: ['metadata_write', ...(options.rights ?? [])] });
  },
};

async function listPage(
  registry: Registry,
  repository: RepositoryName,
  options: OrderedListOptions,
  next: NextPage | undefined,
): Promise<LinkedPage<ManifestProperties>> {
  const path = listingPath(`/acr/v1/${repository}/_manifests`, options, next);
  const subject = { kind: 'repository', name: repository } as const;
  const { body, answer, bad } = await callForJson(registry, LIST, { path, repository, subject, options });
  const text = sharedTexts();
  const items = readAll(
    body.manifests,
    value => manifestOf(value, text),
    value => bad('a manifest', value),
  );
  return { items, next: parseNextLink(header(answer, 'link')) };
}

function target({ repository, digest }: ManifestSubject, options: CallOptions) {
  const subject = { kind: 'manifest', name: `${repository}@${digest}` } as const;
  return { path: `/acr/v1/${repository}/_manifests/${digest}`, repository, subject, options };
}

/** By time, a manifest that was changed meanwhile may rightly come again. */
function keyOf(manifest: ManifestProperties): string {
  return `${manifest.digest} ${manifest.lastUpdateTime}`;
}

function manifestOfReading({ body, bad }: Reading): ManifestProperties {
  const manifest = manifestOf(body.manifest);
  if (!manifest) throw bad('a manifest', body.manifest);
  return manifest;
}

function manifestOf(value: unknown, text = textOf): ManifestProperties | undefined {
  if (!isObject(value)) return undefined;
  const digest = parseToldDigest(text(value.digest) ?? '');
  const tags = everyOf(value.tags ?? [], tag => parseTagName(textOf(tag) ?? ''));
  const references = everyOf(value.references ?? [], childOf);
  if (!digest || !tags || !references) return undefined;
  const attributes = value.changeableAttributes;
  const quarantine = isObject(attributes) ? attributes : {};
  return {
    digest,
    imageSize: numberOf(value.imageSize),
    createdTime: text(value.createdTime),
    lastUpdateTime: text(value.lastUpdateTime),
    architecture: text(value.architecture),
    os: text(value.os),
    mediaType: text(value.mediaType),
    configMediaType: text(value.configMediaType),
    tags,
    references: value.references === undefined ? undefined : references,
    quarantineState: text(quarantine.quarantineState),
    quarantineDetails: text(quarantine.quarantineDetails),
    changeableAttributes: attributesOf(attributes),
  };
}

function childOf(value: unknown): ManifestChild | undefined {
  if (!isObject(value)) return undefined;
  const digest = parseToldDigest(textOf(value.digest) ?? '');
  return digest && { digest, architecture: textOf(value.architecture), os: textOf(value.os) };
}
