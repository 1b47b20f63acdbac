import { Batch } from '../../engine/batch.ts';
import { integer } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { historyInfoType } from './history-info.type.ts';

export const getHistory = defineCmdlet({
  name: 'Get-History',
  aliases: ['h', 'history'],
  synopsis: 'Lists what was typed in this session, without its secrets.',
  grade: 'read',
  parameters: {
    id: integer({ help: 'Only these, by number.', position: 0, many: true, pipeline: 'value' }),
    count: integer({ help: 'Only the last so many.', position: 1 }),
  },
  output: historyInfoType,
  examples: [
    {
      says: 'The line before.',
      transcript: "PS> 'latest'\nlatest\nPS> (Get-History -Count 1).CommandLine\n'latest'",
    },
  ],
  body: {
    async *process({ id, count }, { shell }) {
      const chosen = shell.history().filter(each => id?.includes(each.id) ?? true);
      yield new Batch(count === undefined ? chosen : chosen.slice(Math.max(0, chosen.length - count)));
    },
  },
});
