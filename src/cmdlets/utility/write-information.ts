import { string, value } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';

export const writeInformation = defineCmdlet({
  name: 'Write-Information',
  synopsis: 'Writes to the information stream.',
  description: 'It is shown where $InformationPreference or -InformationAction is Continue; 6> redirects it.',
  grade: 'read',
  parameters: {
    messageData: value({
      help: 'What to say: a text or any object.',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      aliases: ['Msg', 'Message'],
    }),
    tags: string({ help: 'Words by which the records can be told apart.', position: 1, many: true }),
  },
  output: 'values',
  examples: [
    {
      says: 'Shown on demand.',
      transcript: "PS> Write-Information 'half done' -InformationAction Continue\nhalf done",
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it writes to another stream
    async *process({ messageData, tags = [] }, { inform }) {
      inform(messageData, { shown: false, tags });
    },
  },
});
