import { PlanFileError } from '../../admin/plan-file/plan-file-error.ts';
import { type FiledPlan, itemText, readPlan } from '../../admin/plan-file/read-plan.ts';
import { readText } from '../../engine/text-file.ts';
import { defineCmdlet } from '../define.ts';
import { filePath } from '../utility/file-path.kind.ts';
import { writablePath } from '../utility/file-paths.ts';
import { planType } from './plan.type.ts';
import { counted } from './plan-words.ts';

/** Names that a warning lists. */
const MOST_NAMED = 5;

export const importPlan = defineCmdlet({
  name: 'Import-AzContainerRegistryPlan',
  synopsis: 'Reads a plan from a file that Export-AzContainerRegistryPlan has written.',
  description:
    'Nothing is asked of the registry, which need not be connected. Where items were taken out of the file, those that hang on them leave the plan as well: what an index that stays lists stays, and a manifest stays with what refers to it. A file in which anything else was changed is refused, and the error says where. When the plan is carried out, each item is read again first and left alone where it is no longer as it was planned.',
  grade: 'read',
  parameters: {
    path: filePath({
      help: 'The file.',
      position: 0,
      mandatory: true,
      aliases: ['FilePath', 'FullName'],
      pipeline: 'both',
    }),
  },
  output: planType,
  examples: [
    {
      says: 'Look at a plan, then carry it out.',
      transcript: `
        PS> $plan = Import-AcrPlan prs.json
        PS> $plan.Items | Group-Object Reason
        PS> $plan | Invoke-AcrPlan -WhatIf
      `,
      skip: 'it needs a file',
    },
  ],
  body: {
    async *process(args, context) {
      const { plan, takenOut, loose } = readPlanOf(args.path, await readText(await writablePath(args.path)));
      if (takenOut > 0)
        context.verbose(
          `${counted(takenOut, 'item')} of the plan ${takenOut === 1 ? 'was' : 'were'} taken out of the file.`,
        );
      if (loose.length > 0) {
        const names = loose.slice(0, MOST_NAMED).map(each => itemText(each));
        const more = loose.length > MOST_NAMED ? `, and ${loose.length - MOST_NAMED} more` : '';
        context.warning(
          `${counted(loose.length, 'further item')} left the plan, since what ${loose.length === 1 ? 'it hangs' : 'they hang'} on was taken out of the file: ${names.join(', ')}${more}.`,
        );
      }
      yield plan;
    },
  },
});

/** Errors name the file: several may come along the pipeline. */
function readPlanOf(path: string, text: string): FiledPlan {
  try {
    return readPlan(text);
  } catch (error) {
    if (!(error instanceof PlanFileError)) throw error;
    throw new PlanFileError(path, error.message, error.recommendation);
  }
}
