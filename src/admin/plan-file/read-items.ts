import type { AttributeChange, ChangeableAttributes, TagAttributes } from '../../registry/model/attributes.ts';
import { type Digest, parseToldDigest } from '../../registry/model/digest.ts';
import { parseRepositoryName, type RepositoryName } from '../../registry/model/repository-name.ts';
import { parseTagName, type TagName } from '../../registry/model/tag-name.ts';
import { type PlanItem, type PlannedRepository, THE_MANIFEST } from '../bulk/registry-plan.ts';
import type { FreedShare, SharedSpace } from '../graph/freed-space.ts';
import type { JsonReader } from './json-reader.ts';

const EFFECT_KINDS = ['fails', 'breaks', 'changes', 'loses', 'note'] as const;
const ACTIONS = ['delete manifest', 'remove tag', 'update attributes'] as const;
const SWITCHES = ['deleteEnabled', 'writeEnabled', 'listEnabled', 'readEnabled'] as const;
const FACTS = ['action', 'repository', 'lastUpdateTime', 'attributes', 'reason', 'seal'] as const;
const KEYS = {
  'delete manifest': [
    ...FACTS,
    'digest',
    'tags',
    'tagAttributes',
    'mediaType',
    'size',
    'frees',
    'after',
    'takes',
    'unlock',
  ],
  'remove tag': [...FACTS, 'tag', 'digest', 'unlock'],
  'update attributes': [...FACTS, 'tag', 'digest', 'tags', 'change'],
} as const;

/** What was seen of a repository, with how many items were planned in it. Throws PlanFileError. */
export function readRepository(reader: JsonReader): { readonly planned: PlannedRepository; readonly items: number } {
  reader.only(['repository', 'newest', 'items', 'kept', 'freed', 'shared', 'effects']);
  const freed = reader.at('freed');
  const unknown = freed.at('unknown').optional(each => each.text());
  const shared = reader.at('shared').optional(each => each.each(sharedIn));
  return {
    items: reader.at('items').count(),
    planned: {
      repository: repositoryIn(reader.at('repository')),
      newest: reader.at('newest').optional(each => each.text()),
      kept: reader.at('kept').each(each => ({ reason: each.at('reason').text(), count: each.at('count').count() })),
      freed:
        unknown === undefined
          ? { bytes: freed.at('bytes').count(), isRestInUse: freed.at('isRestInUse').truth() }
          : { unknown },
      ...(shared === undefined ? {} : { shared }),
      effects: reader
        .at('effects')
        .each(each => ({ kind: each.at('kind').word(EFFECT_KINDS), text: each.at('text').text() })),
    },
  };
}

/** One item, its seal not yet looked at. Throws PlanFileError. */
export function readItem(reader: JsonReader): PlanItem {
  const action = reader.at('action').word(ACTIONS);
  reader.only(KEYS[action]);
  const facts = {
    repository: repositoryIn(reader.at('repository')),
    lastUpdateTime: reader.at('lastUpdateTime').optional(each => each.text()),
    attributes: reader.at('attributes').optional(attributesIn),
    reason: reader.at('reason').text(),
  };
  switch (action) {
    case 'delete manifest': {
      const takes = reader.at('takes').optional(each => each.each(digestIn));
      const frees = reader.at('frees').optional(shareIn);
      const tagAttributes = reader.at('tagAttributes').optional(each => each.each(tagAttributesIn));
      return {
        action,
        ...facts,
        digest: digestIn(reader.at('digest')),
        tags: reader.at('tags').each(tagIn),
        ...(tagAttributes === undefined ? {} : { tagAttributes }),
        mediaType: reader.at('mediaType').optional(each => each.text()),
        size: reader.at('size').optional(each => each.count()),
        ...(frees === undefined ? {} : { frees }),
        after: reader.at('after').each(digestIn),
        ...(takes === undefined ? {} : { takes }),
        unlock: reader.at('unlock').each(each => (each.value === THE_MANIFEST ? THE_MANIFEST : tagIn(each))),
      };
    }
    case 'remove tag':
      return {
        action,
        ...facts,
        tag: tagIn(reader.at('tag')),
        digest: digestIn(reader.at('digest')),
        unlock: reader.at('unlock').truth(),
      };
    case 'update attributes': {
      const tags = reader.at('tags').optional(each => each.each(tagIn));
      return {
        action,
        ...facts,
        tag: reader.at('tag').optional(tagIn),
        digest: reader.at('digest').optional(digestIn),
        ...(tags === undefined ? {} : { tags }),
        change: switchesIn(reader.at('change')),
      };
    }
  }
}

const repositoryIn = (reader: JsonReader): RepositoryName => reader.parsed(parseRepositoryName, 'repository');
const digestIn = (reader: JsonReader): Digest => reader.parsed(parseToldDigest, 'digest');
const tagIn = (reader: JsonReader): TagName => reader.parsed(parseTagName, 'tag');

function switchesIn(reader: JsonReader): AttributeChange {
  reader.only(SWITCHES);
  const named = SWITCHES.flatMap(each => {
    const value = reader.at(each).optional(it => it.truth());
    return value === undefined ? [] : [[each, value] as const];
  });
  return Object.fromEntries(named);
}

function sharedIn(reader: JsonReader): SharedSpace {
  reader.only(['bytes', 'users']);
  return { bytes: reader.at('bytes').count(), users: reader.at('users').count() };
}

function shareIn(reader: JsonReader): FreedShare {
  reader.only(['bytes', 'shared', 'isRestInUse']);
  return {
    bytes: reader.at('bytes').count(),
    shared: reader.at('shared').each(each => each.count()),
    isRestInUse: reader.at('isRestInUse').truth(),
  };
}

function tagAttributesIn(reader: JsonReader): TagAttributes {
  reader.only(['tag', 'attributes']);
  return { tag: tagIn(reader.at('tag')), attributes: attributesIn(reader.at('attributes')) };
}

function attributesIn(reader: JsonReader): ChangeableAttributes {
  reader.only(SWITCHES);
  return {
    deleteEnabled: reader.at('deleteEnabled').truth(),
    writeEnabled: reader.at('writeEnabled').truth(),
    listEnabled: reader.at('listEnabled').truth(),
    readEnabled: reader.at('readEnabled').truth(),
  };
}
