import { offerWords } from '../../engine/completion/offer.ts';
import { kindBuilder } from '../../engine/kinds.ts';
import type { Kind } from '../../engine/parameter.ts';
import { Session } from '../../session/session.ts';
import { toText } from '../../values/to-text.ts';
import { listRegistries } from './find-registry.ts';
import { openManagement } from './management.ts';

const registryNameKind: Kind<string> = {
  label: 'String',
  accepts: value => typeof value === 'string',
  convert: toText,
  complete(word, { session }) {
    if (!(session instanceof Session)) return { values: [] };
    const { connections, saved, knownRegistries, azure } = session;
    const names = new Set([...connections.names, ...saved.list().map(each => each.registry), ...knownRegistries.names]);
    if (azure.context) knownRegistries.refreshBehind(() => namesFromAzure(session));
    return { ...offerWords(names, word), pending: knownRegistries.isRefreshing };
  },
};

/** The name of a registry; offered are those connected, saved, and last listed. */
export const registryName = kindBuilder(registryNameKind);

/** Not ended by the next key: the names are for later ones. */
async function* namesFromAzure(session: Session): AsyncIterable<readonly string[]> {
  const asking = { session, signal: new AbortController().signal, verbose: () => {} };
  for await (const listed of listRegistries(await openManagement(asking), {})) {
    if ('registries' in listed) yield listed.registries.map(each => each.name);
  }
}
