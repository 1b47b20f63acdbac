import { Batch } from '../../engine/batch.ts';
import { ErrorValue } from '../../engine/error-value.ts';
import { value } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { atLeast } from './bounded.kind.ts';
import { errorDetailsType } from './error-details.type.ts';

export const getError = defineCmdlet({
  name: 'Get-Error',
  aliases: ['gerr'],
  synopsis: 'Shows everything that is known about the last error.',
  grade: 'read',
  parameters: {
    newest: atLeast(1)({ help: 'The last so many, newest first.', aliases: ['Last'] }),
    inputObject: value({ help: 'An error, such as $Error[1].', pipeline: 'value', position: 0 }),
  },
  output: errorDetailsType,
  examples: [
    {
      says: 'What the last error was.',
      transcript:
        "PS> Write-Error 'team/api has no tag latest'\nWrite-Error: team/api has no tag latest\nPS> (Get-Error).FullyQualifiedErrorId\nMicrosoft.PowerShell.Commands.WriteErrorException",
    },
  ],
  body: {
    async *process({ newest = 1, inputObject }, { shell, given }) {
      const errors = given.has('inputObject') ? [inputObject] : shell.errors().slice(0, newest);
      yield new Batch(errors.filter(each => each instanceof ErrorValue).map(({ record }) => record));
    },
  },
});
