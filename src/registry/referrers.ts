import type { Operation } from './call.ts';
import type { ManifestSubject } from './dialect.ts';
import { bytesOf, readAll, textOf } from './fields.ts';
import { parseNextLink } from './link.ts';
import { followPages, type LinkedPage, type ListOptions } from './listing.ts';
import { readManifest } from './manifest-content.ts';
import { parseDigest } from './model/digest.ts';
import { RegistryError } from './model/errors.ts';
import type { Descriptor } from './model/manifest.ts';
import type { Page } from './model/page.ts';
import { referrerTag } from './model/referrer-tag.ts';
import { parseTagName } from './model/tag-name.ts';
import { callForJson } from './reading.ts';
import type { Registry } from './registry.ts';
import { header } from './transport/headers.ts';
import { isObject, type JsonObject, parseObject, unexpected } from './transport/json-answer.ts';

export interface ReferrerListOptions extends ListOptions {
  /** Only referrers of this artifact type. */
  readonly artifactType?: string | undefined;
}

const LIST: Operation = { name: 'list the referrers of', method: 'GET', rights: ['pull'], accepts: [200] };

/**
 * What refers to a manifest: signatures, SBOMs, scan results. By the referrers API, and where a registry has none, by
 * the tag that stands in for it (OCI distribution-spec, "Listing Referrers" and "Referrers Tag Schema").
 */
export async function* listReferrers(
  registry: Registry,
  subject: ManifestSubject,
  options: ReferrerListOptions = {},
): AsyncGenerator<Page<Descriptor>, void, undefined> {
  const { artifactType } = options;
  try {
    for await (const page of followPages(next => askPage(registry, subject, { ...options, next }), ITEMS)) {
      yield ofType(page, artifactType);
    }
  } catch (error) {
    if (!(error instanceof RegistryError) || error.status !== 404 || error.id === 'PartialListing') throw error;
    yield ofType(await readTagged(registry, subject, options), artifactType);
  }
}

/** Whether a registry makes the lists itself; else whoever pushes a referrer writes them, under the tag that stands in. Throws RegistryError. */
export async function servesReferrers(
  registry: Registry,
  subject: ManifestSubject,
  options: ReferrerListOptions = {},
): Promise<boolean> {
  try {
    await askPage(registry, subject, { ...options, next: undefined });
    return true;
  } catch (error) {
    if (!(error instanceof RegistryError) || error.status !== 404) throw error;
    return false;
  }
}

async function askPage(
  registry: Registry,
  { repository, digest }: ManifestSubject,
  options: ReferrerListOptions & { readonly next: LinkedPage<unknown>['next'] },
): Promise<LinkedPage<Descriptor>> {
  const { artifactType, pageSize, next } = options;
  const query = [
    pageSize === undefined ? next?.n && `n=${next.n}` : `n=${pageSize}`,
    next && `last=${next.last}`,
    artifactType && `artifactType=${encodeURIComponent(artifactType)}`,
  ].filter(part => part !== undefined && part !== '');
  const path = `/v2/${repository}/referrers/${digest}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const { body, answer, bad } = await callForJson(registry, LIST, {
    path,
    repository,
    subject: { kind: 'manifest', name: `${repository}@${digest}` },
    options,
  });
  const items = readAll(body.manifests, descriptorOf, value => bad('a descriptor', value));
  return { items, next: parseNextLink(header(answer, 'link')) };
}

async function readTagged(
  registry: Registry,
  { repository, digest }: ManifestSubject,
  options: ReferrerListOptions,
): Promise<Page<Descriptor>> {
  const reference = parseTagName(referrerTag(digest));
  if (!reference) return { items: [] };
  try {
    const { bytes } = await readManifest(registry, { repository, reference }, options);
    const from = { method: 'GET', url: `${registry.server.origin}/v2/${repository}/manifests/${reference}` };
    const answer = { status: 200, headers: {}, body: Buffer.from(bytes) };
    const index = parseObject(answer, from);
    return { items: readAll(index.manifests, descriptorOf, () => unexpected(answer, from, 'a damaged descriptor')) };
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return { items: [] };
    throw error;
  }
}

/** A registry may leave the filter to us. */
function ofType(page: Page<Descriptor>, artifactType: string | undefined): Page<Descriptor> {
  if (artifactType === undefined) return page;
  return { items: page.items.filter(item => item.artifactType === artifactType) };
}

const ITEMS = { keyOf: ({ digest }: Descriptor): string => digest, noun: 'referrers' };

function descriptorOf(value: unknown): Descriptor | undefined {
  if (!isObject(value)) return undefined;
  const digest = parseDigest(textOf(value.digest) ?? '');
  const mediaType = textOf(value.mediaType);
  const size = bytesOf(value.size);
  if (!digest || mediaType === undefined || size === undefined) return undefined;
  const annotations = annotationsOf(isObject(value.annotations) ? value.annotations : {});
  return { digest, mediaType, size, artifactType: textOf(value.artifactType), annotations };
}

function annotationsOf(value: JsonObject): Record<string, string> {
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}
