import { defineCmdlet } from '../define.ts';
import { contentParameters, writeContent } from './content-writer.ts';

export const setContent = defineCmdlet({
  name: 'Set-Content',
  aliases: ['sc'],
  synopsis: 'Writes text to files and replaces what they held.',
  grade: 'change',
  parameters: contentParameters,
  defaultSet: 'path',
  output: 'values',
  examples: [
    {
      says: 'What would be written.',
      transcript: `
        PS> 'api', 'web' | Set-Content /names.txt -WhatIf
        What if: Performing the operation "Set Content" on target "Path: /names.txt".
      `,
      skip: 'the path is another one on Windows',
    },
  ],
  body: {
    async *stream(input, args, context) {
      const paths = args.set === 'literal' ? args.literalPath : args.path;
      yield* writeContent(input, { ...args, paths, literal: args.set === 'literal', append: false }, context);
    },
  },
});
