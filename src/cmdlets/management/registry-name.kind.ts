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
  async *complete(word, { session, signal }) {
    if (!(session instanceof Session)) return;
    const { connections, saved, knownRegistries, azure } = session;
    const names = new Set([...connections.names, ...saved.list().map(each => each.registry), ...knownRegistries.names]);
    if (azure.context) knownRegistries.refreshBehind(() => namesFromAzure(session, signal));
    for (const text of names) if (text.toLowerCase().startsWith(word.toLowerCase())) yield { text };
  },
};

/** The name of a registry; offered are those connected, saved, and last listed. */
export const registryName = kindBuilder(registryNameKind);

async function* namesFromAzure(session: Session, signal: AbortSignal): AsyncIterable<readonly string[]> {
  for await (const listed of listRegistries(await openManagement(session, signal), {})) {
    if ('registries' in listed) yield listed.registries.map(each => each.name);
  }
}
