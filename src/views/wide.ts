import { width } from '../terminal/width.ts';
import { firstLine, fitted } from './lines.ts';
import type { Paper } from './paper.ts';

/** Columns side by side; `autoSize` makes as many as fit, which needs all texts first. */
export interface WideShape {
  readonly columns: number;
  readonly autoSize?: boolean;
}

export interface WideWriter {
  add(text: string): void;
  end(): void;
}

/** Writes one text per object, several in a line, line by line. */
export function wideWriter(shape: WideShape, paper: Paper): WideWriter {
  let waiting: string[] = [];
  let begun = false;

  const begin = () => {
    if (!begun) paper.gap();
    begun = true;
  };
  const flush = (columns: number) => {
    const room = Math.max(columns, paper.width - columns + 1);
    // What does not divide evenly goes to the first columns, a cell each.
    const cells = (column: number) => Math.floor(room / columns) + (column < room % columns ? 1 : 0);
    while (waiting.length > 0) {
      const texts = waiting.splice(0, columns).map((text, column) => fitted(text, cells(column), 'left'));
      paper.print([texts.join(' ').trimEnd()]);
    }
  };

  return {
    add: text => {
      begin();
      waiting.push(firstLine(text));
      if (!shape.autoSize && waiting.length === shape.columns) flush(shape.columns);
    },
    end: () => {
      const widest = Math.max(1, ...waiting.map(width));
      flush(shape.autoSize ? Math.max(1, Math.floor((paper.width + 1) / (widest + 1))) : shape.columns);
      waiting = [];
      if (begun) paper.gap();
    },
  };
}
