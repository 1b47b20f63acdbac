import type { ThemePiece } from '../../session/themes.ts';
import type { OutputType } from '../../values/output-type.ts';
import { defineCmdlet } from '../define.ts';
import { themeName } from './theme-name.kind.ts';

interface Sample {
  readonly name: string;
  readonly lines: readonly (string | readonly ThemePiece[])[];
}

const plain = (line: Sample['lines'][number]): string =>
  typeof line === 'string' ? line : line.map(each => each.text).join('');

const sampleType: OutputType<Sample> = {
  name: 'AcrThemeSample',
  properties: [
    { name: 'Name', of: ({ name }) => name },
    { name: 'Lines', of: ({ lines }) => lines.map(plain) },
  ],
  view: { text: ({ lines }) => lines, framed: true },
};

export const showTheme = defineCmdlet({
  name: 'Show-Theme',
  synopsis: 'Shows a sample of a theme: every token in its look, and a piece of a session.',
  grade: 'read',
  parameters: {
    name: themeName({ help: 'The theme; the one in use when left out.', position: 0 }),
  },
  output: sampleType,
  examples: [
    {
      says: 'How the states look.',
      transcript: `
        PS> (Show-Theme light).Lines | where { $_ -like 'state*' }
        state  ok info warn error pending stale
      `,
    },
  ],
  body: {
    async *process({ name }, { session: { themes } }) {
      const shown = name ?? themes.current;
      yield { name: shown, lines: themes.sample(shown) };
    },
  },
});
