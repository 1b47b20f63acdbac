import { MOST_OFFERED } from '../../engine/completion/offer.ts';
import { kindBuilder, stringKind, wildcardKind } from '../../engine/kinds.ts';
import type { Completer, Offer, OfferedValue } from '../../engine/parameter.ts';
import { parseRepositoryName } from '../../registry/model/repository-name.ts';
import { resolvePath } from '../../session/location.ts';
import { Session } from '../../session/session.ts';
import { connectionMeant, offerDigests, offerTags } from '../registry/known-names.ts';

/** What a path may lead to: only where one can stand, or tags and manifests as well; an item is one of them. */
type Reach = 'location' | 'listing' | 'item';

/** Paths as `cd` and `ls` take them: prefixes and repositories step by step, drives, and behind a repository `:tag` and `@digest`. */
const completePath =
  (reach: Reach): Completer =>
  (word, { session }) => {
    if (!(session instanceof Session)) return { values: [] };
    const { names } = session.connections;
    const drive = names.find(each => word.toLowerCase().startsWith(`${each.toLowerCase()}:`));
    const start = drive === undefined ? 0 : drive.length + 1;
    const mark = word.slice(start).search(/[:@]/);
    if (mark >= 0) return reach === 'location' ? { values: [] } : leaves(session, word, start + mark);
    const drives = names.filter(each => word !== '' && `${each}:/`.toLowerCase().startsWith(word.toLowerCase()));
    const below = steps(session, word);
    const tags = reach === 'item' && /^(?:\.\/)?$/.test(word) ? tagsHere(session) : { values: [] };
    return {
      ...tags,
      ...below,
      values: [...drives.map(each => ({ value: `${each}:/`, tooltip: 'connected' })), ...below.values, ...tags.values],
      pending: below.pending === true || tags.pending === true,
    };
  };

function leaves(session: Session, word: string, mark: number): Offer {
  const path = resolvePath(word.slice(0, mark), session.places.current, session.connections.names);
  const connection = connectionMeant(session, path.drive);
  const repository = parseRepositoryName(path.segments.join('/'));
  if (!connection || !repository) return { values: [] };
  const offer = word.charAt(mark) === ':' ? offerTags : offerDigests;
  return offer(session, { connection, repository }, word.slice(mark + 1), word.slice(0, mark + 1));
}

/** The tags of the repository that one stands in, as paths. */
function tagsHere(session: Session): Offer {
  const { drive, segments } = session.places.current;
  const connection = connectionMeant(session, drive);
  const known = connection !== undefined && session.names.hasSeen(connection.registry, segments.join('/'));
  return known ? leaves(session, './:', 2) : { values: [] };
}

/** The next step below what was typed up to the last slash. */
function steps(session: Session, word: string): Offer {
  const cut = word.lastIndexOf('/') + 1;
  const [folder, begun] = [word.slice(0, cut), word.slice(cut)];
  if (begun === '.' || begun === '..') return { values: [{ value: `${word}/` }] };
  const at = resolvePath(folder === '' ? '.' : folder, session.places.current, session.connections.names);
  const connection = connectionMeant(session, at.drive);
  if (!connection) return { values: [] };
  const known = session.names.repositories(connection.registry);
  const prefix = at.segments.length === 0 ? '' : `${at.segments.join('/')}/`;
  const found = new Map<string, Step>();
  for (const repository of known.items) {
    if (!repository.startsWith(prefix)) continue;
    const slash = repository.indexOf('/', prefix.length);
    const name = repository.slice(prefix.length, slash < 0 ? undefined : slash);
    if (!name.startsWith(begun.toLowerCase())) continue;
    const step = found.get(name) ?? { isRepository: false, below: 0 };
    found.set(name, slash < 0 ? { ...step, isRepository: true } : { ...step, below: step.below + 1 });
  }
  const values = [...found].slice(0, MOST_OFFERED).map(([name, step]) => stepOffer(folder, name, step));
  const cutShort = found.size > values.length ? `the first ${values.length} of ${found.size}: type more` : undefined;
  return { values, pending: known.pending, age: known.age, note: known.note ?? cutShort };
}

interface Step {
  readonly isRepository: boolean;
  readonly below: number;
}

function stepOffer(folder: string, name: string, { isRepository, below }: Step): OfferedValue {
  const shown = isRepository ? name : `${name}/`;
  const count = below === 1 ? '1 repository below' : `${below} repositories below`;
  const tooltip = isRepository ? (below === 0 ? 'repository' : `repository, ${count}`) : count;
  return { value: folder + shown, label: shown, tooltip };
}

/** Where one can go. */
export const locationPath = kindBuilder<string>({ ...stringKind, complete: completePath('location') });

/** A repository, tag or manifest by its path. */
export const itemPath = kindBuilder<string>({ ...stringKind, complete: completePath('item') });

/** What can be listed, with wildcards. */
export const itemPattern = kindBuilder<string>({ ...wildcardKind, complete: completePath('listing') });
