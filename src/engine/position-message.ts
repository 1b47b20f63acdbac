import type { Position } from './position.ts';

/** PowerShell's PositionMessage: `At path:1 char:5`, the line after a `+`, tildes under what it is about. */
export function positionMessage({ path, line, column, lineText, length }: Position): string {
  const indent = lineText.length - lineText.trimStart().length;
  const under = `${' '.repeat(Math.max(0, column - 1 - indent))}${'~'.repeat(length)}`;
  return [`At ${path ?? 'line'}:${line} char:${column}`, `+ ${lineText.trimStart()}`, `+ ${under}`].join('\n');
}
