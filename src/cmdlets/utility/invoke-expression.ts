import { ShellError } from '../../engine/error-record.ts';
import { string } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';

export const invokeExpression = defineCmdlet({
  name: 'Invoke-Expression',
  aliases: ['iex'],
  synopsis: 'Is left out on purpose: it runs any text as a command.',
  description:
    'A tag or label that somebody else chose would be run as a command. Call a command by its name with &, and give its parameters by splatting: & $name @parameters.',
  grade: 'read',
  parameters: {
    command: string({ help: 'The text that is not run.', position: 0, mandatory: true, pipeline: 'value' }),
  },
  output: 'values',
  examples: [
    {
      says: 'In its place.',
      transcript:
        "PS> $name = 'Write-Output'\nPS> $parameters = @{ InputObject = 'latest' }\nPS> & $name @parameters\nlatest",
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it does nothing
    async *process() {
      throw new ShellError(
        'NotSupportedHere',
        'Invoke-Expression is left out on purpose: it would run text that somebody else chose, such as a tag or a label, as a command.',
        {
          category: 'NotImplemented',
          recommendation:
            'Call a command by its name with &, and give its parameters by splatting: & $name @parameters',
        },
      );
    },
  },
});
