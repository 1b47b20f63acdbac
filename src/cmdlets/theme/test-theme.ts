import { switched } from '../../engine/kinds.ts';
import type { ThemeMeasure } from '../../session/themes.ts';
import type { OutputType } from '../../values/output-type.ts';
import { Real } from '../../values/real.ts';
import { defineCmdlet } from '../define.ts';
import { themeName } from './theme-name.kind.ts';

const measured = ({ measured: value }: ThemeMeasure) =>
  value === undefined ? null : new Real(Number(value.toFixed(1)));

const measureType: OutputType<ThemeMeasure> = {
  name: 'AcrThemeMeasure',
  properties: [
    { name: 'Check', of: ({ check }) => check },
    { name: 'Subject', of: ({ subject }) => subject },
    { name: 'Against', of: ({ against }) => against },
    { name: 'Measured', of: measured },
    { name: 'Least', of: ({ least }) => least },
    { name: 'Verdict', of: ({ verdict }) => verdict },
  ],
  view: {
    table: {
      columns: [
        { label: 'Check', of: ({ check }) => check, width: 8 },
        { label: 'Subject', of: ({ subject }) => subject },
        { label: 'Against', of: ({ against }) => against },
        { label: 'Measured', of: ({ measured: value }) => value?.toFixed(1) ?? null, align: 'right' },
        { label: 'Least', of: ({ least }) => least, align: 'right' },
        {
          label: 'Verdict',
          of: ({ verdict }) => verdict,
          lookOf: ({ verdict }) =>
            verdict === 'OK' ? 'state.ok' : verdict === 'Low' ? 'state.error' : 'state.pending',
        },
      ],
    },
  },
};

export const testTheme = defineCmdlet({
  name: 'Test-Theme',
  synopsis: 'Measures whether a theme can be read, and whether its states are told apart by everybody.',
  description:
    'Contrast is that of WCAG, of each token on the background of the terminal, or on the usual ones where it does not tell; 4.5 is the least for text. Distance is that of CIE76 between the nearest two of ok, warn, error and locked, as they are seen normally and with the three kinds of colour blindness. The verdict Terminal means that the settings of the terminal decide.',
  grade: 'read',
  parameters: {
    name: themeName({ help: 'The theme; the one in use when left out.', position: 0 }),
    low: switched({ help: 'Only what is too low.' }),
  },
  output: measureType,
  examples: [
    {
      says: 'How far apart the states are.',
      transcript: `
        PS> Test-Theme dark | where Check -eq Distance

        Check    Subject       Against Measured Least Verdict
        -----    -------       ------- -------- ----- -------
        Distance error, locked normal      77.3    20 OK
        Distance ok, error     protan      44.2    20 OK
        Distance ok, locked    deutan      42.3    20 OK
        Distance warn, locked  tritan      42.4    20 OK
      `,
    },
    { says: 'Nothing is too low.', transcript: 'PS> Test-Theme high-contrast -Low' },
  ],
  body: {
    async *process({ name, low }, { session: { themes } }) {
      yield* themes.measure(name ?? themes.current).filter(each => !low || each.verdict === 'Low');
    },
  },
});
