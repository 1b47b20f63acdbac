import { defineCmdlet } from '../define.ts';
import { editorOptionsType } from './editor-options.type.ts';

export const getEditorOption = defineCmdlet({
  name: 'Get-PSReadLineOption',
  synopsis: 'Shows how the line of the prompt is edited.',
  description: 'The colours are those of the theme, but for what Set-PSReadLineOption -Colors has set over it.',
  grade: 'read',
  parameters: {},
  output: editorOptionsType,
  examples: [{ says: 'One of them.', transcript: 'PS> (Get-PSReadLineOption).MaximumKillRingCount\n10' }],
  body: {
    async *process(_, { session: { lineEditor, themes } }) {
      yield { options: lineEditor.options, colours: themes.editorColours };
    },
  },
});
