import { findCommand } from '../command-lookup.ts';
import type { Frame } from '../frame.ts';
import { placeAt } from './cursor.ts';

/** A text whose last word is an alias, with the command's own name in its place; undefined for any other text. */
export function expandAlias(source: string, { scope, runtime }: Frame): string | undefined {
  const { kind, word } = placeAt(source, source.length);
  if (kind !== 'command' || word.quote !== '' || word.text === '') return undefined;
  const found = findCommand(word.text, scope, runtime.commands);
  const name = found?.kind === 'cmdlet' ? found.entry.name : found?.kind === 'function' ? found.cell.name : undefined;
  const isAlias = name !== undefined && name.toLowerCase() !== word.text.toLowerCase();
  return isAlias ? source.slice(0, word.start) + name : undefined;
}
