import { call, type Operation } from '../call.ts';
import type { TagOperations, TagSubject } from '../dialect.ts';
import { readAll, textOf } from '../fields.ts';
import { parseNextLink } from '../link.ts';
import { followPages, type ListOptions } from '../listing.ts';
import { headManifest } from '../manifest-content.ts';
import { RegistryError } from '../model/errors.ts';
import type { ManifestHead } from '../model/manifest.ts';
import type { Page } from '../model/page.ts';
import type { RepositoryName } from '../model/repository-name.ts';
import type { TagProperties } from '../model/tag.ts';
import { parseTagName, type TagName } from '../model/tag-name.ts';
import { callForJson } from '../reading.ts';
import type { CallOptions, Registry } from '../registry.ts';
import { header } from '../transport/headers.ts';
import { assertByName, pagePath } from './paging.ts';
import { noAttributes } from './unsupported.ts';

const LIST: Operation = { name: 'list the tags of', method: 'GET', rights: ['pull'], accepts: [200] };
const DELETE: Operation = { name: 'remove the tag', method: 'DELETE', rights: ['delete'], accepts: [200, 202] };

/** A tag with what its manifest's headers tell. */
export interface ResolvedTag {
  readonly tag: TagName;
  readonly head: ManifestHead;
}

/** Tags by what OCI registries offer: their names, and one lookup for each digest. */
export const ociTags: TagOperations = {
  async *list(registry, repository, options) {
    assertByName(registry, options);
    for await (const page of listResolved(registry, repository, options)) {
      const tags = page.items.map(({ tag, head }) => tagOf(tag, head));
      yield { items: options.digest === undefined ? tags : tags.filter(tag => tag.digest === options.digest) };
    }
  },

  names: listNames,

  async get(registry, subject, options) {
    return tagOf(subject.tag, await headTag(registry, subject, options));
  },

  async update(registry) {
    throw noAttributes(registry);
  },

  /**
   * OCI distribution-spec, "Deleting tags": DELETE of a manifest by tag removes the tag. Older registries refuse it,
   * each in its own way; deleting the manifest in its place is never tried.
   */
  async delete(registry, subject, options) {
    await headTag(registry, subject, options);
    try {
      await call(registry, DELETE, tagTarget(subject, options));
    } catch (error) {
      if (!(error instanceof RegistryError) || !isRefusalOfTags(error)) throw error;
      throw new RegistryError({
        id: 'Unsupported',
        message: `'${registry.server.name}' cannot remove a tag alone`,
        recommendation:
          'Push another image under the tag, or delete the manifest with all its tags if that is what you want.',
        status: error.status,
        code: error.code,
        detail: error.detail,
        cause: error,
      });
    }
  },
};

/** The names of the tags, page by page. */
function listNames(
  registry: Registry,
  repository: RepositoryName,
  options: ListOptions,
): AsyncGenerator<Page<TagName>, void, undefined> {
  const subject = { kind: 'repository', name: repository } as const;
  return followPages(
    async next => {
      const path = pagePath(`/v2/${repository}/tags/list`, options, next);
      const { body, answer, bad } = await callForJson(registry, LIST, { path, repository, subject, options });
      const items = readAll(
        body.tags,
        value => parseTagName(textOf(value) ?? ''),
        value => bad('a tag', value),
      );
      return { items, next: parseNextLink(header(answer, 'link')) };
    },
    { keyOf: tag => tag, noun: 'tags' },
  );
}

/** The tags of a repository, page by page, each looked up; one that vanishes in between is left out. */
export async function* listResolved(
  registry: Registry,
  repository: RepositoryName,
  options: ListOptions,
): AsyncGenerator<Page<ResolvedTag>, void, undefined> {
  for await (const page of listNames(registry, repository, options)) {
    const heads = await Promise.all(page.items.map(tag => headIfThere(registry, { repository, tag }, options)));
    const items = page.items.flatMap((tag, index) => {
      const head = heads[index];
      return head ? [{ tag, head }] : [];
    });
    yield { items };
  }
}

async function headIfThere(registry: Registry, subject: TagSubject, options: CallOptions) {
  try {
    return await headTag(registry, subject, options);
  } catch (error) {
    if (error instanceof RegistryError && error.id === 'TagNotFound') return undefined;
    throw error;
  }
}

function headTag(registry: Registry, { repository, tag }: TagSubject, options: CallOptions): Promise<ManifestHead> {
  return headManifest(registry, { repository, reference: tag }, options);
}

function tagTarget({ repository, tag }: TagSubject, options: CallOptions) {
  const subject = { kind: 'tag', name: `${repository}:${tag}` } as const;
  return { path: `/v2/${repository}/manifests/${tag}`, repository, subject, options };
}

/** The tag is there, so that a complaint about digest, method or manifest is about deleting by tag. */
function isRefusalOfTags(error: RegistryError): boolean {
  return error.status === 400 || error.status === 404 || error.status === 405;
}

function tagOf(name: TagName, head: ManifestHead): TagProperties {
  return {
    name,
    digest: head.digest,
    createdTime: undefined,
    lastUpdateTime: undefined,
    signed: undefined,
    quarantineState: undefined,
    changeableAttributes: undefined,
  };
}
