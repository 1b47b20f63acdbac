import { integer, string, switched } from '../../engine/kinds.ts';
import { wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';

export const clearHistory = defineCmdlet({
  name: 'Clear-History',
  aliases: ['clhy'],
  synopsis: 'Forgets lines of this session.',
  description: 'What Get-History lists is forgotten; the file of the history keeps its lines.',
  grade: 'read',
  parameters: {
    id: integer({ help: 'Only these, by number.', position: 0, many: true }),
    count: integer({ help: 'Only so many, the oldest; with -Newest the newest.', position: 1 }),
    commandLine: string({ help: 'Only lines that match; wildcards are allowed.', many: true }),
    newest: switched({ help: 'Counts from the newest.' }),
  },
  output: 'values',
  examples: [
    { says: 'A clean sheet.', transcript: "PS> 'latest'\nlatest\nPS> Clear-History\nPS> (Get-History).Count\n1" },
  ],
  body: {
    async *process({ id, count, commandLine, newest }, { shell }) {
      const chosen = shell
        .history()
        .filter(each => !id || id.includes(each.id))
        .filter(each => !commandLine || commandLine.some(pattern => wildcard(pattern)(each.line)));
      const most = count ?? chosen.length;
      const gone = newest ? chosen.slice(-most) : chosen.slice(0, most);
      shell.forgetHistory(gone.map(each => each.id));
    },
  },
});
