import { planText } from '../../admin/plan-file/write-plan.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import { openTextWriter } from '../../engine/text-file.ts';
import { defineCmdlet } from '../define.ts';
import { filePath } from '../utility/file-path.kind.ts';
import { writablePath } from '../utility/file-paths.ts';
import { mayWrite } from '../utility/may-write.ts';
import { planKind } from './plan.kind.ts';

/** Characters that are written at once. */
const PIECE = 1 << 20;

export const exportPlan = defineCmdlet({
  name: 'Export-AzContainerRegistryPlan',
  synopsis: 'Writes a plan to a file, to be reviewed and carried out later.',
  description:
    'The file is JSON with one line for each item. Items may be taken out of it, each with its line; whatever else is changed in it is refused when it is read, since it is known only of the planned items that nothing which is kept needs them. The plan holds no secret; it can be carried out on the registry that it was made for and on no other.',
  grade: 'change',
  parameters: {
    path: filePath({ help: 'The file.', position: 0, mandatory: true, aliases: ['FilePath'] }),
    plan: planKind({ help: 'The plan.', mandatory: true, pipeline: 'value', aliases: ['InputObject'] }),
    noClobber: switched({ help: 'A file that exists is left alone.', aliases: ['NoOverwrite'] }),
    force: switched({ help: 'Writes a file that is marked as read-only.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'Keep a plan, look at it, and carry it out another day.',
      transcript: `
        PS> New-AcrPlan -Filter 'team/api:pr-*' -OlderThan 30d | Export-AcrPlan prs.json
        PS> Import-AcrPlan prs.json | Invoke-AcrPlan
      `,
      skip: 'it writes a file',
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it emits nothing
    async *process(args, context) {
      const { plan } = args;
      const path = await writablePath(args.path);
      if (!context.once(path)) throw severalPlans(args.path);
      if (!(await mayWrite(context, 'Export plan', args.path))) return;
      const file = await openTextWriter(path, args);
      try {
        let piece = '';
        for (const text of planText(plan)) {
          piece += text;
          if (piece.length < PIECE) continue;
          await file.write(piece);
          piece = '';
        }
        await file.write(piece);
      } finally {
        await file.close();
      }
    },
  },
});

const severalPlans = (path: string): ShellError =>
  new ShellError('SeveralPlans', `A file holds one plan, and ${path} has just been written.`, {
    category: 'InvalidOperation',
    recommendation:
      'Write each to a file of its own: … | ForEach-Object { $_ | Export-AzContainerRegistryPlan "$($_.Id).json" }',
  });
