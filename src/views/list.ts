import { pad, width } from '../terminal/width.ts';
import type { CellLook } from '../values/look.ts';
import { firstLine, wrap } from './lines.ts';
import type { Paper } from './paper.ts';

/** One line of a list, the value as text. */
export interface ListEntry {
  readonly label: string;
  readonly text: string;
  readonly look?: CellLook | undefined;
  /** Where the text leads. */
  readonly address?: string | undefined;
}

/** Writes one object as `Label : value` lines, long values under themselves, and a blank line after it. */
export function writeList(entries: readonly ListEntry[], paper: Paper): void {
  const labels = entries.map(each => firstLine(each.label));
  const cells = Math.max(0, ...labels.map(width));
  const lines = entries.flatMap(({ text, look, address }, index) => {
    const [first = '', ...more] = wrap(text, Math.max(1, paper.width - cells - 3)).map(line => line.trimEnd());
    const label = paper.paint(`${pad(labels[index] ?? '', cells)} :`, 'out.formatAccent');
    const shown = (line: string) => paper.paint(line, look, address);
    return [
      first === '' ? label : `${label} ${shown(first)}`,
      ...more.map(line => (line === '' ? '' : `${' '.repeat(cells + 3)}${shown(line)}`)),
    ];
  });
  paper.gap();
  paper.print([...lines, '']);
}
