import { integerKind, kindBuilder } from '../../engine/kinds.ts';
import { Session } from '../../session/session.ts';

/** The number of a change of this session; offered are those that hold, newest first. */
export const changeId = kindBuilder<number>({
  ...integerKind,
  complete(word, { session }) {
    if (!(session instanceof Session)) return { values: [] };
    const { changes } = session;
    const holding = changes.records.filter(each => changes.undoneBy(each) === undefined).toReversed();
    const values = holding.map(({ id, action, target }) => ({ value: String(id), tooltip: `${action} ${target}` }));
    return { values: values.filter(each => each.value.startsWith(word)) };
  },
});
