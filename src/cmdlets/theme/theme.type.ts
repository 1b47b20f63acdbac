import type { ThemeInfo } from '../../session/themes.ts';
import type { OutputType } from '../../values/output-type.ts';

export const themeType: OutputType<ThemeInfo> = {
  name: 'AcrTheme',
  properties: [
    { name: 'Name', of: ({ name }) => name },
    { name: 'About', of: ({ about }) => about },
    { name: 'Appearance', of: ({ appearance }) => appearance },
    { name: 'Source', of: ({ path }) => path ?? 'acrsh' },
    { name: 'Current', of: ({ isCurrent }) => isCurrent },
    { name: 'Faults', of: ({ faults }) => faults },
  ],
  view: {
    text: ({ name, about, isCurrent, swatch }) => [
      [
        { text: isCurrent ? '* ' : '  ', sgr: '' },
        { text: name, sgr: '1' },
        { text: ' '.repeat(Math.max(1, 18 - name.length)), sgr: '' },
        ...swatch,
      ],
      `    ${about}`,
    ],
  },
};
