import { isOpen } from '../../admin/bulk/item-outcome.ts';
import { string, switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { changeType } from './change.type.ts';
import { entriesOf, itemEntries } from './journal-entry.ts';
import { notedChange, readRuns, Undoings } from './journal-rows.ts';
import { since } from './since.kind.ts';

export const getJournal = defineCmdlet({
  name: 'Get-AzContainerRegistryJournal',
  synopsis: 'Lists what was changed, oldest first: single changes, and runs of plans.',
  description:
    'Every change stands in the journal, on disk, before it is sent, with the manifests that it deletes. Left out, it is what this session has changed; a change of this session has a number, its Id. -Run lists the items of one run. Undo-AzContainerRegistryChange takes back what can be taken back, also in a later session; Resume-AzContainerRegistryPlan goes on with a run that was cut short. The settings journalDays and journalMegabytes say how long it is kept.',
  grade: 'read',
  parameters: {
    all: switched({ help: 'What all sessions on this computer have changed.' }),
    run: string({ help: 'The items of this run.', position: 0, pipeline: 'property' }),
    since: since({ help: 'Only what was changed since then, by all sessions: a date, or 2h for the last two hours.' }),
    unfinished: switched({
      help: 'Only what has not come to its end: cut short, stopped, or failed; of all sessions.',
    }),
  },
  output: changeType,
  examples: [
    {
      says: 'What was done and undone.',
      transcript: `
        PS> Remove-AcrTag team/api 1.4.0 -Confirm:$false
        PS> Undo-AcrChange | Out-Null
        PS> Get-AcrJournal | ForEach-Object { "$($_.Id) $($_.Action) $($_.Undoes)" }
        1 Remove tag 
        2 Restore tag 1
      `,
    },
    {
      says: 'What became of each change of the last hour.',
      transcript: `
        PS> Remove-AcrManifest library/hello-world -Tag v1 -Confirm:$false
        PS> Get-AcrJournal -Since 1h | ForEach-Object { "$($_.Action): $($_.State)" }
        Delete manifest: deleted
      `,
    },
  ],
  body: {
    async *process({ all, run, since: from, unfinished }, context) {
      const { session } = context;
      const isOwn = !all && run === undefined && from === undefined && !unfinished;
      const runs = await readRuns(context, isOwn);
      const undoings = new Undoings(runs);
      const rows = run === undefined ? runs.flatMap(entriesOf) : itemEntries(await session.journal.run(run));
      const open = unfinished ? openNames(runs) : undefined;
      for (const entry of rows) {
        if (from !== undefined && entry.time < from) continue;
        if (open && !open.has(entry.name.run)) continue;
        if (open && entry.name.item !== undefined && entry.changed > 0) continue;
        yield notedChange(entry, undoings, session.changes);
      }
    },
  },
});

/** The runs with something that has not come to its end, and that nobody carries out. */
const openNames = (runs: Awaited<ReturnType<typeof readRuns>>): ReadonlySet<string> =>
  new Set(
    runs.filter(each => !each.isRunning && each.items.some(({ outcome }) => isOpen(outcome))).map(each => each.run),
  );
