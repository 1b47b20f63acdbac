import { wildcard } from '../../engine/kinds.ts';
import { wildcard as compile } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { themeType } from './theme.type.ts';

export const getTheme = defineCmdlet({
  name: 'Get-Theme',
  synopsis: 'Lists the themes, each with its colours; * marks the one in use.',
  description:
    "Besides the program's own themes there are those in the folder themes beside settings.json, one JSON file each; of two with the same name it is the user's.",
  grade: 'read',
  parameters: {
    name: wildcard({ help: 'Only these.', position: 0 }),
  },
  output: themeType,
  examples: [
    {
      says: 'Which theme is in use.',
      transcript: `
        PS> Get-Theme | where Current | foreach Name
        dark
      `,
    },
    {
      says: 'Those for people who see few colours.',
      transcript: `
        PS> Get-Theme colorblind*
          colorblind-dark   text muted accent ok warn error locked string
            Blue / yellow / vermilion axis, no red-green pair
          colorblind-light  text muted accent ok warn error locked string
            Blue / olive / maroon axis, no red-green pair
      `,
    },
  ],
  body: {
    async *process({ name }, context) {
      const wanted = name === undefined ? undefined : compile(name);
      for (const each of context.session.themes.list()) {
        if (wanted && !wanted(each.name)) continue;
        for (const fault of each.faults) context.warning(`${each.name}: ${fault}`);
        yield each;
      }
    },
  },
});
