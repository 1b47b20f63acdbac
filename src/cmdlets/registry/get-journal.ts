import { defineCmdlet } from '../define.ts';
import { changeType } from './change.type.ts';

export const getJournal = defineCmdlet({
  name: 'Get-AzContainerRegistryJournal',
  synopsis: 'Lists the changes of this session that can be taken back, oldest first.',
  description:
    'These are changes of attributes and removed tags; Undo-AzContainerRegistryChange takes them back by their Id.',
  grade: 'read',
  parameters: {},
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
  ],
  body: {
    async *process(_args, { session: { changes } }) {
      for (const change of changes.records) yield { change, undoneBy: changes.undoneBy(change)?.id };
    },
  },
});
