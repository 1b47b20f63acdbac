import { defineCmdlet } from '../define.ts';
import { contentParameters, writeContent } from './content-writer.ts';

export const addContent = defineCmdlet({
  name: 'Add-Content',
  aliases: ['ac'],
  synopsis: 'Adds text at the end of files.',
  grade: 'change',
  parameters: contentParameters,
  defaultSet: 'path',
  output: 'values',
  examples: [
    {
      says: 'What would be added to.',
      transcript: `
        PS> Add-Content /names.txt api -WhatIf
        What if: Performing the operation "Add Content" on target "Path: /names.txt".
      `,
      skip: 'the path is another one on Windows',
    },
  ],
  body: {
    async *stream(input, args, context) {
      const paths = args.set === 'literal' ? args.literalPath : args.path;
      yield* writeContent(input, { ...args, paths, literal: args.set === 'literal', append: true }, context);
    },
  },
});
