import { offerNames } from '../../engine/completion/offer.ts';
import type { CompletionContext, Offer, OfferedValue } from '../../engine/parameter.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { Connection } from '../../session/connection.ts';
import type { SeenManifest, SeenTag } from '../../session/name-cache.ts';
import type { KnownNames } from '../../session/name-list.ts';
import { Session } from '../../session/session.ts';
import { ageText } from '../../values/age.ts';
import { referenceIn } from './reference-in.ts';
import { isLeaf, repositoryHere } from './repository-here.ts';
import { shortDigest } from './short-digest.ts';

// What completion offers of a registry's names: always from the session's cache, which fetches behind.

/** A repository with the connection that it is reached by. */
export interface Shelf {
  readonly connection: Connection;
  readonly repository: RepositoryName;
}

/** The connection that is meant; undefined where none is, so that nobody is asked. */
export function connectionMeant(session: unknown, registryName: unknown): Connection | undefined {
  if (!(session instanceof Session) || session.connections.all.length === 0) return undefined;
  const name = typeof registryName === 'string' && registryName !== '' ? registryName : undefined;
  if (name !== undefined && !session.connections.has(name)) return undefined;
  try {
    return session.connection(name);
  } catch {
    // several are connected and none is meant
    return undefined;
  }
}

/** The repository that the other parameters of a call mean, or the location. */
export function shelfMeant({ session, bound }: Pick<CompletionContext, 'session' | 'bound'>): Shelf | undefined {
  if (!(session instanceof Session)) return undefined;
  const { repositoryName: given, registryName } = bound;
  const isHere = given === undefined || (typeof given === 'string' && isLeaf(given));
  const named = typeof registryName === 'string' ? registryName : undefined;
  const written = typeof given === 'string' && !isHere ? referenceIn(session, named, given) : undefined;
  if (!isHere && !written) return undefined;
  const connection = connectionMeant(session, written?.host ?? named);
  if (!connection) return undefined;
  const repository = written?.repository ?? repositoryHere(session, connection);
  return repository && { connection, repository };
}

/** Names of repositories; `before` stands in front of each value. */
export function offerRepositories(session: Session, { registry }: Connection, typed: string, before = ''): Offer {
  const known = session.names.repositories(registry);
  return withState(
    offerNames(known.items, typed, { nameOf: name => name, offerOf: name => ({ value: before + name }) }),
    known,
  );
}

/** Tags of a repository, newest first. */
export function offerTags(session: Session, { connection, repository }: Shelf, typed: string, before = ''): Offer {
  return offerOfTags(session.names.tags(connection.registry, repository), typed, before);
}

/** Tags of a repository that soft delete keeps, the latest deleted first. */
export function offerDeletedTags(session: Session, { connection, repository }: Shelf, typed: string): Offer {
  return offerOfTags(session.names.deletedTags(connection.registry, repository), typed, '');
}

function offerOfTags(known: KnownNames<SeenTag>, typed: string, before: string): Offer {
  const now = Date.now();
  return withState(
    offerNames(known.items, typed, { nameOf: ({ name }) => name, offerOf: tag => tagOffer(tag, before, now) }),
    known,
  );
}

function tagOffer(
  { name, digest, lastUpdateTime, changeableAttributes }: SeenTag,
  before: string,
  now: number,
): OfferedValue {
  const facts = [digest && shortDigest(digest), ageOf(lastUpdateTime, now), lockOf(changeableAttributes)];
  return offerOf(before + name, before === '' ? undefined : name, facts);
}

/** Hex digits of a digest that are worth looking up: fewer fit too many. */
const LEAST_DIGITS = 4;

/** Manifests by their digest or its hex digits, newest first; their tags tell which they are. */
export function offerDigests(session: Session, { connection, repository }: Shelf, typed: string, before = ''): Offer {
  return offerOfDigests(() => session.names.manifests(connection.registry, repository), typed, before);
}

/** Digests of manifests that soft delete keeps. */
export function offerDeletedDigests(session: Session, { connection, repository }: Shelf, typed: string): Offer {
  return offerOfDigests(() => session.names.deletedManifests(connection.registry, repository), typed, '');
}

function offerOfDigests(ask: () => KnownNames<SeenManifest>, typed: string, before: string): Offer {
  const [, algorithm = '', digits = ''] = /^(sha(?:256|512)?:?)?([0-9a-f]*)$/i.exec(typed) ?? [];
  const isWhole = typed === '' || algorithm !== '';
  if (algorithm + digits !== typed || (!isWhole && digits.length < LEAST_DIGITS)) return { values: [] };
  const known = ask();
  const now = Date.now();
  const fitting = known.items.filter(
    ({ digest }) => digest.startsWith(algorithm.toLowerCase()) && hexOf(digest).startsWith(digits.toLowerCase()),
  );
  const offer = offerNames(fitting, '', {
    nameOf: ({ digest }) => digest,
    offerOf: each => manifestOffer(each, before, now),
  });
  return withState(offer, known);
}

function manifestOffer(
  { digest, tags, lastUpdateTime, changeableAttributes }: SeenManifest,
  before: string,
  now: number,
): OfferedValue {
  const facts = [
    tags.length > 0 ? tags.join(', ') : 'untagged',
    ageOf(lastUpdateTime, now),
    lockOf(changeableAttributes),
  ];
  return offerOf(before + digest, shortDigest(digest), facts);
}

const hexOf = (digest: Digest): string => digest.slice(digest.indexOf(':') + 1);

function offerOf(value: string, label: string | undefined, facts: readonly (string | undefined)[]): OfferedValue {
  const tooltip = facts.filter(each => each !== undefined && each !== '').join(' · ');
  return { value, ...(label === undefined ? {} : { label }), ...(tooltip === '' ? {} : { tooltip }) };
}

function ageOf(time: string | undefined, now: number): string | undefined {
  const then = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(then) ? undefined : ageText(then, now);
}

const lockOf = (attributes: SeenTag['changeableAttributes']): string | undefined =>
  attributes && !(attributes.deleteEnabled && attributes.writeEnabled) ? 'locked' : undefined;

/** An offer with how old its names are and what is missing of them. */
const withState = (offer: Offer, { pending, age, note }: KnownNames<unknown>): Offer => ({
  ...offer,
  pending,
  age,
  note: note ?? offer.note,
});
