import { codeExcerpt } from './code-excerpt.ts';
import type { Position } from './position.ts';

/** PowerShell's PositionMessage: `At path:1 char:5`, the line after a `+`, tildes under what it is about. */
export function positionMessage(position: Position): string {
  const { path, line, column } = position;
  const { code, start, length } = codeExcerpt(position);
  return [
    `At ${path ?? 'line'}:${line} char:${column}`,
    `+ ${code}`,
    `+ ${' '.repeat(start)}${'~'.repeat(length)}`,
  ].join('\n');
}
