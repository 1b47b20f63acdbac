import type { DocumentLine } from './document-line.ts';

type Lines = readonly DocumentLine[];

/** Index of the first line behind a line that is not below it. */
export function endOfBranch(lines: Lines, index: number): number {
  const depth = lines[index]?.depth ?? 0;
  let end = index + 1;
  while ((lines[end]?.depth ?? -1) > depth) end++;
  return end;
}

/** The line that a line is below of; undefined at the outermost depth. */
export function parentOf(lines: Lines, index: number): number | undefined {
  const depth = lines[index]?.depth ?? 0;
  for (let above = index - 1; above >= 0; above--) if ((lines[above]?.depth ?? 0) < depth) return above;
  return undefined;
}

/** Indexes of the lines that no folded line hides. */
export function visibleLines(lines: Lines, folded: ReadonlySet<number>): readonly number[] {
  const visible: number[] = [];
  for (let index = 0; index < lines.length; index = folded.has(index) ? endOfBranch(lines, index) : index + 1) {
    visible.push(index);
  }
  return visible;
}
