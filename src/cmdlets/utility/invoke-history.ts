import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';

export const invokeHistory = defineCmdlet({
  name: 'Invoke-History',
  aliases: ['r', 'ihy'],
  synopsis: 'Runs a line of this session again.',
  grade: 'read',
  parameters: {
    id: string({
      help: 'Its number, or how it begins; the last line if left out.',
      position: 0,
      pipeline: 'property',
    }),
  },
  output: 'values',
  examples: [{ says: 'Once more.', transcript: "PS> 'latest'\nlatest\nPS> Invoke-History\n'latest'\nlatest" }],
  body: {
    async *process({ id }, { shell, inform }) {
      const lines = shell.history();
      const found =
        id === undefined
          ? lines.at(-1)
          : (lines.find(each => String(each.id) === id) ??
            lines.findLast(each => each.line.toLowerCase().startsWith(id.toLowerCase())));
      if (!found) throw notFound(id);
      // what is run is shown, as it is not what was typed
      inform(found.line, { shown: true });
      yield new Batch(await shell.runText(found.line));
    },
  },
});

const notFound = (id: string | undefined) =>
  id === undefined
    ? new ShellError('NoLastHistoryFound', 'Cannot locate the last history.', { category: 'InvalidOperation' })
    : new ShellError(
        /^\d+$/.test(id) ? 'GetHistoryNoHistoryForId' : 'NoHistoryForCommandLine',
        /^\d+$/.test(id)
          ? `Cannot locate the history for Id ${id}.`
          : `Cannot locate the history for command line ${id}.`,
        { category: 'ObjectNotFound', recommendation: 'List what there is: Get-History' },
      );
