import type { Place } from './place.ts';
import { shortDigest } from './short-digest.ts';
import type { Subject } from './subject.ts';

/** The place one step above; undefined at the top, and for what stands beside the registry: it is left by going back. */
export function placeAbove(place: Place): Place | undefined {
  switch (place.kind) {
    case 'repositories': {
      const { registry, prefix, flat } = place;
      if (prefix === '') return { kind: 'registries' };
      return { kind: 'repositories', registry, prefix: prefixAbove(prefix), flat };
    }
    case 'repository': {
      const { registry, repository } = place;
      return { kind: 'repositories', registry, prefix: prefixAbove(`${repository}/`), flat: false };
    }
    case 'detail': {
      const { registry, repository, tag } = place;
      return { kind: 'repository', registry, repository, tab: tag === undefined ? 'manifests' : 'tags' };
    }
    default:
      return undefined;
  }
}

/** `team/api/` → `team/`, `team/` → nothing. */
const prefixAbove = (prefix: string): string => prefix.slice(0, prefix.slice(0, -1).lastIndexOf('/') + 1);

/** The registry that a place is in; undefined for what is in none. */
export function registryOf(place: Place): string | undefined {
  if (place.kind === 'describe') return place.subject?.registry;
  return 'registry' in place ? place.registry : undefined;
}

/** `repositories`, `team/api`, `1.4.2`: the way to a place in words. */
export function crumbsOf(place: Place): readonly string[] {
  switch (place.kind) {
    case 'registries':
      return ['registries'];
    case 'repositories':
      return ['repositories', ...(place.prefix === '' ? [] : [place.prefix]), ...(place.flat ? ['all'] : [])];
    case 'repository':
      return ['repositories', place.repository];
    case 'detail':
      return ['repositories', place.repository, place.tag ?? shortDigest(place.digest)];
    case 'tree':
      return ['repositories', place.repository, shortDigest(place.digest), 'tree'];
    case 'used-by':
      return ['repositories', place.repository, shortDigest(place.digest), 'used by'];
    case 'objects':
      return ['objects'];
    case 'describe':
      return [...subjectCrumbs(place), place.raw ? 'JSON' : 'all properties'];
    case 'plan':
      return ['plan'];
    case 'log':
      return ['session log'];
  }
}

function subjectCrumbs({ subject }: Extract<Place, { kind: 'describe' }>): readonly string[] {
  switch (subject?.kind) {
    case undefined:
      return ['object'];
    case 'registry':
      return ['registries', subject.registry];
    case 'prefix':
      return ['repositories', subject.prefix];
    case 'repository':
      return ['repositories', subject.repository];
    case 'tag':
      return ['repositories', subject.repository, subject.tag];
    case 'manifest':
      return ['repositories', subject.repository, shortDigest(subject.digest)];
  }
}

/** `team/api:1.4.2`, `team/api@31a54a0cf86d`: what a row is called in a sentence. */
export function subjectText(subject: Subject): string {
  switch (subject.kind) {
    case 'registry':
      return subject.registry;
    case 'prefix':
      return subject.prefix;
    case 'repository':
      return subject.repository;
    case 'tag':
      return `${subject.repository}:${subject.tag}`;
    case 'manifest':
      return `${subject.repository}@${shortDigest(subject.digest)}`;
  }
}

/** What a place is about that can be changed; undefined for lists and for what is about something else. */
export function subjectAt(place: Place): Subject | undefined {
  switch (place.kind) {
    case 'repository': {
      const { registry, repository } = place;
      return { kind: 'repository', registry, repository };
    }
    case 'detail': {
      const { registry, repository, tag, digest } = place;
      return tag === undefined
        ? { kind: 'manifest', registry, repository, digest }
        : { kind: 'tag', registry, repository, tag, digest };
    }
    case 'tree':
    case 'used-by': {
      const { registry, repository, digest } = place;
      return { kind: 'manifest', registry, repository, digest };
    }
    default:
      return undefined;
  }
}

/** Whether two places show the same. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.kind === 'objects' || one.kind === 'describe' ? one === other : JSON.stringify(one) === JSON.stringify(other);
