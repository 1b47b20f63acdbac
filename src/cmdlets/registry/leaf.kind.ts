import { kindBuilder, stringKind, wildcardKind } from '../../engine/kinds.ts';
import type { Completer } from '../../engine/parameter.ts';
import { Session } from '../../session/session.ts';
import {
  offerDeletedDigests,
  offerDeletedTags,
  offerDigests,
  offerTags,
  type Shelf,
  shelfMeant,
} from './known-names.ts';

const completeOn =
  (offer: (session: Session, shelf: Shelf, typed: string) => ReturnType<typeof offerTags>): Completer =>
  (word, around) => {
    const shelf = shelfMeant(around);
    return shelf && around.session instanceof Session ? offer(around.session, shelf, word) : { values: [] };
  };

/** A tag of the repository that the call means. */
export const tagKind = kindBuilder<string>({ ...stringKind, complete: completeOn(offerTags) });

/** The same with wildcards. */
export const tagPattern = kindBuilder<string>({ ...wildcardKind, complete: completeOn(offerTags) });

/** A tag that soft delete keeps of it. */
export const deletedTagKind = kindBuilder<string>({ ...stringKind, complete: completeOn(offerDeletedTags) });

/** The same with wildcards. */
export const deletedTagPattern = kindBuilder<string>({ ...wildcardKind, complete: completeOn(offerDeletedTags) });

/** The digest of a manifest that soft delete keeps of it. */
export const deletedDigestKind = kindBuilder<string>({ ...stringKind, complete: completeOn(offerDeletedDigests) });

/** The digest of one of its manifests, or the beginning of one. */
export const digestKind = kindBuilder<string>({ ...stringKind, complete: completeOn(offerDigests) });
