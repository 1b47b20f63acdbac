import { offerNames } from '../../../engine/completion/offer.ts';
import { kindBuilder, wildcardKind } from '../../../engine/kinds.ts';
import type { Completer, Offer } from '../../../engine/parameter.ts';
import { Session } from '../../../session/session.ts';
import { completeReference } from '../../registry/repository.kind.ts';

/** OCI image-spec, "Annotations": pre-defined keys, behind `org.opencontainers.image.`. */
const OCI = ['source', 'revision', 'version', 'created', 'url', 'authors', 'title', 'licenses', 'base.name'];

/** Labels that were read in this session, and OCI's. */
function offerLabels(word: string, session: unknown): Offer {
  const seen = session instanceof Session ? session.seenLabels.names : [];
  const names = [...new Set([...seen, ...OCI.map(each => `org.opencontainers.image.${each}`)])];
  return offerNames(names, word, { nameOf: each => each, offerOf: value => ({ value }) });
}

/** The name of a label, with wildcards. */
export const labelPattern = kindBuilder<string>({
  ...wildcardKind,
  complete: (word, { session }) => offerLabels(word, session),
});

/** Behind a pipe the images come along, and the first word is the name of a label. */
export const completeImageOrLabel: Completer = async (word, around) =>
  (await around.incoming()).length > 0 ? offerLabels(word, around.session) : completeReference(word, around);
