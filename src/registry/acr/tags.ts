import { call, type Operation } from '../call.ts';
import type { TagOperations, TagSubject } from '../dialect.ts';
import { attributesOf, readAll, sharedTexts, textOf } from '../fields.ts';
import { type NextPage, parseNextLink } from '../link.ts';
import { followPages, type LinkedPage, type TagListOptions } from '../listing.ts';
import { parseToldDigest } from '../model/digest.ts';
import type { RepositoryName } from '../model/repository-name.ts';
import type { TagProperties } from '../model/tag.ts';
import { parseTagName } from '../model/tag-name.ts';
import { callForJson, type Reading, readingOf } from '../reading.ts';
import type { CallOptions, Registry } from '../registry.ts';
import { header } from '../transport/headers.ts';
import { isObject } from '../transport/json-answer.ts';
import { changeBody, UPDATE } from './change.ts';
import { listingPath } from './listing-path.ts';

const LIST: Operation = { name: 'list the tags of', method: 'GET', rights: ['metadata_read'], accepts: [200] };
const GET: Operation = { name: 'read the properties of', method: 'GET', rights: ['metadata_read'], accepts: [200] };
const DELETE: Operation = { name: 'remove the tag', method: 'DELETE', rights: ['delete'], accepts: [200, 202] };

/** ACR's tags: `/acr/v1/<name>/_tags`. */
export const acrTags: TagOperations = {
  list(registry, repository, options) {
    return followPages(next => listPage(registry, repository, options, next), { keyOf, noun: 'tags' });
  },

  async *names(registry, repository, options) {
    for await (const { items } of this.list(registry, repository, options))
      yield { items: items.map(each => each.name) };
  },

  async get(registry, subject, options) {
    return tagOfReading(await callForJson(registry, GET, target(subject, options)));
  },

  async update(registry, subject, change, options) {
    const request = { ...target(subject, options), ...changeBody(change) };
    const answer = await call(registry, UPDATE, request);
    if (answer.status !== 204) return tagOfReading(readingOf(registry, UPDATE, request, answer));
    return this.get(registry, subject, { ...options, rights: ['metadata_write', ...(options.rights ?? [])] });
  },

  async delete(registry, subject, options) {
    await call(registry, DELETE, target(subject, options));
  },
};

async function listPage(
  registry: Registry,
  repository: RepositoryName,
  options: TagListOptions,
  next: NextPage | undefined,
): Promise<LinkedPage<TagProperties>> {
  const path = listingPath(`/acr/v1/${repository}/_tags`, options, next);
  const subject = { kind: 'repository', name: repository } as const;
  const { body, answer, bad } = await callForJson(registry, LIST, { path, repository, subject, options });
  const text = sharedTexts();
  const items = readAll(
    body.tags,
    value => tagOf(value, text),
    value => bad('a tag', value),
  );
  return { items, next: parseNextLink(header(answer, 'link')) };
}

function target({ repository, tag }: TagSubject, options: CallOptions) {
  const subject = { kind: 'tag', name: `${repository}:${tag}` } as const;
  return { path: `/acr/v1/${repository}/_tags/${tag}`, repository, subject, options };
}

/** By time, a tag that was moved meanwhile may rightly come again. */
function keyOf(tag: TagProperties): string {
  return `${tag.name} ${tag.lastUpdateTime}`;
}

function tagOfReading({ body, bad }: Reading): TagProperties {
  const tag = tagOf(body.tag);
  if (!tag) throw bad('a tag', body.tag);
  return tag;
}

function tagOf(value: unknown, text = textOf): TagProperties | undefined {
  if (!isObject(value)) return undefined;
  const name = parseTagName(textOf(value.name) ?? '');
  const digest = parseToldDigest(text(value.digest) ?? '');
  if (!name || !digest) return undefined;
  const signed = value.signed;
  return {
    name,
    digest,
    createdTime: text(value.createdTime),
    lastUpdateTime: text(value.lastUpdateTime),
    signed: typeof signed === 'boolean' ? signed : undefined,
    quarantineState: text(value.quarantineState),
    changeableAttributes: attributesOf(value.changeableAttributes),
  };
}
