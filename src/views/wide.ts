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
  const waiting: string[] = [];
  let begun = false;

  const begin = () => {
    if (!begun) paper.gap();
    begun = true;
  };
  const flush = (columns: number, cells: (column: number) => number) => {
    while (waiting.length > 0) {
      const texts = waiting.splice(0, columns).map((text, column) => fitted(text, cells(column), 'left'));
      paper.print([texts.join(' ').trimEnd()]);
    }
  };
  const room = Math.max(shape.columns, paper.width - shape.columns + 1);
  // What does not divide evenly goes to the first columns, a cell each.
  const share = (column: number) => Math.floor(room / shape.columns) + (column < room % shape.columns ? 1 : 0);

  return {
    add: text => {
      begin();
      waiting.push(firstLine(text));
      if (!shape.autoSize && waiting.length === shape.columns) flush(shape.columns, share);
    },
    end: () => {
      if (shape.autoSize) {
        const widest = Math.min(paper.width, Math.max(1, ...waiting.map(width)));
        flush(Math.floor((paper.width + 1) / (widest + 1)), () => widest);
      } else flush(shape.columns, share);
      if (begun) paper.gap();
    },
  };
}
