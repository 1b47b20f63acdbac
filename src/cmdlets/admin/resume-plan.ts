import { ShellError } from '../../engine/error-record.ts';
import { defineCmdlet } from '../define.ts';
import { carryOutPlan, ended, isClosed } from './carry-out-plan.ts';
import { runType } from './run.type.ts';
import { runId } from './run-id.kind.ts';
import { throttleLimit } from './throttle-limit.ts';
import { unfinishedRuns } from './unfinished-runs.ts';

export const resumePlan = defineCmdlet({
  name: 'Resume-AzContainerRegistryPlan',
  synopsis: 'Takes up a run of a plan where it was left: stopped, cut off, or killed.',
  description:
    'What was done is not done again. Of an item for which a change had been sent and no answer came, it is looked first what became of it. Locks that the run had lifted are put back where the deletion has failed. A run that another shell carries out is left to it. The result counts all items of the plan, those of the first run included; of a run with nothing left to do it is the report alone.',
  grade: 'destroy',
  parameters: {
    run: runId({
      help: 'Id of the run, from its report or Get-AzContainerRegistryJournal; left out: the last one that was cut short.',
      position: 0,
      pipeline: 'both',
      aliases: ['Id'],
    }),
    throttleLimit,
  },
  output: runType,
  examples: [
    {
      says: 'Go on after Ctrl+C or a power cut.',
      transcript: 'PS> Resume-AcrPlan',
      skip: 'nothing was cut short',
    },
  ],
  body: {
    async *process({ run, throttleLimit: limit }, context) {
      const { journal: all } = context.session;
      const id = run ?? (await unfinishedRuns(all))[0]?.run;
      if (id === undefined) throw nothingToResume();
      if (context.simulating) {
        const { plan, before } = await all.look(id);
        const items = plan.items.filter((_, index) => !isClosed(before.get(index)));
        if (items.length > 0) yield* carryOutPlan({ ...plan, items }, context);
        else context.inform(`${ended(id)}: there is nothing to do.`, { shown: true });
        return;
      }
      const { plan, journal } = await all.reopen(id);
      yield* carryOutPlan(plan, context, { journal, throttleLimit: limit });
    },
  },
});

const nothingToResume = (): ShellError =>
  new ShellError('NothingToResume', 'No run of a plan was cut short.', {
    category: 'ObjectNotFound',
    recommendation: 'Get-AzContainerRegistryJournal -All lists the runs.',
  });
