import { kindBuilder, stringKind } from '../../engine/kinds.ts';
import { Session } from '../../session/session.ts';
import { leftIn, unfinishedRuns } from './unfinished-runs.ts';

/** A run of a plan by its id; offered are those that can be taken up again, newest first. */
export const runId = kindBuilder<string>({
  ...stringKind,
  async complete(word, { session }) {
    if (!(session instanceof Session)) return { values: [] };
    const runs = await unfinishedRuns(session.journal);
    const values = runs.map(each => ({ value: each.run, tooltip: `${leftIn(each)} left, ${each.server ?? ''}` }));
    return { values: values.filter(each => each.value.startsWith(word)) };
  },
});
