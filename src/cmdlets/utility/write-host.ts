import { enumeration, switched, value } from '../../engine/kinds.ts';
import { consoleColor } from '../../values/enumerations.ts';
import { isArray } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { HostMessage } from './host-message.ts';

const colour = enumeration(consoleColor);

export const writeHost = defineCmdlet({
  name: 'Write-Host',
  synopsis: 'Shows text to the person at the screen, beside the output.',
  description:
    'The text goes to the information stream and not into the pipeline: 6> redirects it, and a variable does not catch it.',
  grade: 'read',
  parameters: {
    object: value({
      help: 'What to show.',
      position: 0,
      many: true,
      remaining: true,
      unknownNames: true,
      pipeline: 'value',
      aliases: ['Msg', 'Message'],
    }),
    noNewline: switched({ help: 'What is shown next goes on in the same line.' }),
    separator: value({ help: 'What stands between several objects; a blank if left out.' }),
    foregroundColor: colour({ help: 'The colour of the text.' }),
    backgroundColor: colour({ help: 'The colour behind it.' }),
  },
  output: 'values',
  examples: [
    { says: 'A word to the reader.', transcript: "PS> Write-Host 'Three repositories:' 3\nThree repositories: 3" },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it writes to another stream
    async *process({ object = [], noNewline, separator = ' ', foregroundColor, backgroundColor }, { inform }) {
      const text = shownText(object, toText(separator));
      const look = { noNewline, foreground: foregroundColor, background: backgroundColor };
      inform(new HostMessage(text, look), { shown: true, tags: ['PSHOST'], look });
    },
  },
});

const shownText = (values: readonly Value[], separator: string): string =>
  values.map(each => (isArray(each) ? shownText(each, separator) : toText(each))).join(separator);
