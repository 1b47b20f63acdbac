import type { ItemName } from '../../admin/journal/single-change.ts';
import { integerKind, kindBuilder } from '../../engine/kinds.ts';
import { Session } from '../../session/session.ts';

/** The number of a change of this session, or the name of any; offered are those of the session that hold, newest first. */
export const changeId = kindBuilder<number | ItemName>({
  label: integerKind.label,
  accepts: integerKind.accepts,
  convert: given => (typeof given === 'string' ? nameIn(given) : undefined) ?? integerKind.convert(given),
  complete(word, { session }) {
    if (!(session instanceof Session)) return { values: [] };
    const { changes } = session;
    const holding = changes.records.filter(each => changes.undoneBy(each) === undefined).toReversed();
    const values = holding.map(({ id, action, target }) => ({ value: String(id), tooltip: `${action} ${target}` }));
    return { values: values.filter(each => each.value.startsWith(word)) };
  },
});

/** `20261121-164003-7f3a/12`, or without an item the whole run. */
function nameIn(text: string): ItemName | undefined {
  const [, run, item] = /^(\d{8}-\d{6}-[0-9a-f]+)(?:\/(\d+))?$/.exec(text.trim()) ?? [];
  return run === undefined ? undefined : { run, item: item === undefined ? undefined : Number(item) };
}
