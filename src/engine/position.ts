import type { Extent } from '../language/extent.ts';
import type { Source } from './source.ts';

/** A stretch of source text as errors show it; lines and columns count from 1. */
export interface Position {
  /** The script file; undefined for what was typed. */
  readonly path: string | undefined;
  readonly line: number;
  readonly column: number;
  /** The line it begins in, whole. */
  readonly lineText: string;
  /** How many characters of that line belong to it, at least 1. */
  readonly length: number;
}

/** Where an extent of a source stands. */
export function positionOf({ shown: source, path }: Source, { start, end }: Extent): Position {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const newline = source.indexOf('\n', start);
  const lineEnd = newline < 0 ? source.length : newline;
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < start; at = source.indexOf('\n', at + 1)) line++;
  return {
    path,
    line,
    column: start - lineStart + 1,
    lineText: source.slice(lineStart, lineEnd).replace(/\r$/, ''),
    length: Math.max(1, Math.min(end, lineEnd) - start),
  };
}
