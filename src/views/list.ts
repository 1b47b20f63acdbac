import { pad, width } from '../terminal/width.ts';
import { firstLine, wrap } from './lines.ts';
import type { Paper } from './paper.ts';

/** One line of a list, the value as text. */
export interface ListEntry {
  readonly label: string;
  readonly text: string;
}

/** Writes one object as `Label : value` lines, long values under themselves, and a blank line after it. */
export function writeList(entries: readonly ListEntry[], paper: Paper): void {
  const labels = entries.map(each => firstLine(each.label));
  const cells = Math.max(0, ...labels.map(width));
  const lines = entries.flatMap(({ text }, index) => {
    const [first = '', ...more] = wrap(text, Math.max(1, paper.width - cells - 3));
    const label = paper.paint('formatAccent', `${pad(labels[index] ?? '', cells)} :`);
    return [`${label} ${first}`.trimEnd(), ...more.map(line => `${' '.repeat(cells + 3)}${line}`.trimEnd())];
  });
  paper.gap();
  paper.print([...lines, '']);
}
