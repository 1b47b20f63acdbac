import { offerWords } from '../../engine/completion/offer.ts';
import { kindBuilder, stringKind } from '../../engine/kinds.ts';
import type { Completer, CompletionContext } from '../../engine/parameter.ts';
import { Session } from '../../session/session.ts';
import { connectionMeant, type Shelf, shelfMeant } from '../registry/known-names.ts';
import { completeReference, offerLeaves } from '../registry/repository.kind.ts';
import { isLeaf } from '../registry/repository-here.ts';

/** Repositories and tags of the registry that is copied to; as long as none is named, also what names another one. */
const completeDestination: Completer = async (word, around) => {
  const { session, bound } = around;
  const registryName = bound.destinationRegistryName ?? bound.registryName;
  if (isLeaf(word) && session instanceof Session) return offerLeaves(session, sameRepository(around), word);
  const offer = await completeReference(word, { ...around, bound: { ...bound, registryName } });
  if (!(session instanceof Session) || bound.destinationRegistryName !== undefined || /[/:@]/.test(word.slice(0, -1)))
    return offer;
  const here = connectionMeant(session, registryName);
  const others = session.connections.all.filter(each => each !== here);
  const { values } = offerWords(
    others.map(each => `${each.registry.server.name}/`),
    word,
  );
  return { ...offer, values: [...offer.values, ...values] };
};

/** The repository that is copied, in the registry that it is copied to. */
function sameRepository({ session, bound }: CompletionContext): Shelf | undefined {
  const source = shelfMeant({ session, bound });
  const { destinationRegistryName: name } = bound;
  const connection = name === undefined ? source?.connection : connectionMeant(session, name);
  return source && connection && { connection, repository: source.repository };
}

/** Where an image is copied to. */
export const destination = kindBuilder<string>({ ...stringKind, complete: completeDestination });
