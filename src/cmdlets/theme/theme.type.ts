import type { ThemeInfo } from '../../session/themes.ts';
import type { OutputType } from '../../values/output-type.ts';
import { wrap } from '../../views/lines.ts';

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
    text: ({ name, about, isCurrent, swatch }, width) => {
      const shown = `${isCurrent ? '* ' : '  '}${name}`;
      const gap = ' '.repeat(Math.max(1, SWATCH_AT - shown.length));
      return [
        [
          { text: shown.slice(0, 2), sgr: '' },
          { text: name, sgr: '1' },
          { text: gap, sgr: '' },
          ...within(swatch, width - shown.length - gap.length),
        ],
        ...wrap(about, Math.max(LEAST, width - INDENT.length)).map(line => INDENT + line),
      ];
    },
  },
};

const INDENT = '    ';
/** The cell that the colours begin at, unless the name is longer. */
const SWATCH_AT = 20;
/** Cells that a line of text needs to be read. */
const LEAST = 20;

/** Those colours that a row has room for. */
function within(swatch: ThemeInfo['swatch'], cells: number): ThemeInfo['swatch'] {
  let used = 0;
  const beyond = swatch.findIndex(({ text }) => {
    used += text.length;
    return used > cells;
  });
  return beyond === -1 ? swatch : swatch.slice(0, beyond);
}
