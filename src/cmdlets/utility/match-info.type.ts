import { basename, isAbsolute, relative } from 'node:path';
import { CustomObject } from '../../values/custom-object.ts';
import { matchObject } from '../../values/match-object.ts';
import type { OutputType } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import type { Line } from './line-search.ts';

const STREAM = 'InputStream';

/** A line that Select-String found; its text is the line, with the file where it is from one. */
export const matchInfoType: OutputType<Line> = {
  name: 'Microsoft.PowerShell.Commands.MatchInfo',
  properties: [
    { name: 'IgnoreCase', of: ({ caseSensitive }) => !caseSensitive },
    { name: 'LineNumber', of: ({ number }) => number },
    { name: 'Line', of: ({ text }) => text },
    { name: 'Filename', of: ({ path }) => (path === STREAM ? STREAM : basename(path)) },
    { name: 'Path', of: ({ path }) => path },
    { name: 'Pattern', of: ({ pattern }) => pattern },
    { name: 'Context', of: contextOf },
    { name: 'Matches', of: ({ matches }) => matches.map(each => matchObject(each)) },
  ],
  text: line => shownLines(line, line.path).join('\n'),
  view: {
    text: line => shownLines(line, nearPath(line.path)),
    framed: true,
  },
};

/** `path:12:the line`; from the pipeline the line alone. With context its lines stand around it, the line itself behind `>`. */
function shownLines({ text, path, number, context }: Line, shown: string): readonly string[] {
  const place = (at: number) => (path === STREAM ? '' : `${shown}:${at}:`);
  if (!context) return [`${place(number)}${text}`];
  const first = number - context.before.length;
  return [
    ...context.before.map((each, index) => `  ${place(first + index)}${each}`),
    `> ${place(number)}${text}`,
    ...context.after.map((each, index) => `  ${place(number + 1 + index)}${each}`),
  ];
}

/** A file below the current folder by its relative path. */
function nearPath(path: string): string {
  const near = relative('.', path);
  return isAbsolute(path) && !near.startsWith('..') && !isAbsolute(near) ? near : path;
}

function contextOf({ context }: Line): Value {
  if (!context) return null;
  return new CustomObject([
    ['PreContext', [...context.before]],
    ['PostContext', [...context.after]],
    ['DisplayPreContext', [...context.before]],
    ['DisplayPostContext', [...context.after]],
  ]);
}
