import type { Engine } from '../../../engine/engine.ts';
import type { Span } from '../../prompt/layout.ts';
import { parseViewCommand } from './view-commands.ts';

/** The colours of the `:` line: a view is a command with its argument, everything else is what the engine says it is. */
export function highlightLine(
  text: string,
  engine: Pick<Engine, 'highlight'>,
  isCommand: (word: string) => boolean,
): readonly Span[] {
  if (parseViewCommand(text, isCommand) === undefined)
    return engine.highlight(text).map(each => ({ ...each, token: `shell.${each.token}` as const }));
  const start = text.search(/\S/);
  const end = start + (/^\S+/.exec(text.slice(start))?.[0].length ?? 0);
  return [
    { start, end, token: 'shell.command' },
    { start: end, end: text.length, token: 'shell.string' },
  ];
}
