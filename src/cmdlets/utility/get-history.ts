import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { defineCmdlet } from '../define.ts';
import { atLeast } from './bounded.kind.ts';
import { historyInfoType } from './history-info.type.ts';

export const getHistory = defineCmdlet({
  name: 'Get-History',
  aliases: ['h', 'history', 'ghy'],
  synopsis: 'Lists what was typed in this session, without its secrets.',
  grade: 'read',
  parameters: {
    id: atLeast(1)({ help: 'Only these, by number.', position: 0, many: true, pipeline: 'value' }),
    count: atLeast(0)({ help: 'Only the last so many; with -Id those up to it.', position: 1 }),
  },
  output: historyInfoType,
  examples: [
    {
      says: 'The line before.',
      transcript: "PS> 'latest'\nlatest\nPS> (Get-History -Count 1).CommandLine\n'latest'",
    },
  ],
  body: {
    async *process({ id, count }, { shell, error }) {
      const inputs = shell.history();
      const lastOf = (most: number | undefined, up: number) => inputs.slice(Math.max(0, up - (most ?? up)), up);
      if (!id) {
        yield new Batch(lastOf(count, inputs.length));
        return;
      }
      if (count !== undefined && id.length > 1) throw severalIds();
      for (const each of id) {
        const place = inputs.findIndex(input => input.id === each);
        if (place < 0) error(noHistory(each), each);
        else yield new Batch(lastOf(count ?? 1, place + 1));
      }
    },
  },
});

const noHistory = (id: number) =>
  new ShellError('GetHistoryNoHistoryForId', `Cannot locate the history for Id ${id}.`, {
    category: 'ObjectNotFound',
  });

const severalIds = () =>
  new ShellError('GetHistoryNoCountWithMultipleIds', 'The count cannot be combined with multiple Ids.', {
    category: 'InvalidArgument',
  });
