import type { Script } from '../language/syntax.ts';
import type { CommandTable } from './commands.ts';
import { secretExtents } from './redact.ts';

/** A text that is run: extents refer to it. */
export interface Source {
  readonly text: string;
  /** The same, character for character, as errors may show it: without the secrets that stand in it. */
  readonly shown: string;
  /** The script file that it is from; undefined for what was typed. */
  readonly path: string | undefined;
}

interface SourceFacts {
  readonly path: string | undefined;
  readonly script: Script;
  readonly commands: CommandTable;
  /** Also a single line: an error of the parser shows it. */
  readonly always?: boolean;
}

/** A text with its secrets hidden; what is typed in one line is shown by no error, so that it need not be looked through. */
export async function sourceOf(text: string, { path, script, commands, always = false }: SourceFacts): Promise<Source> {
  if (path === undefined && !always && !text.includes('\n')) return { text, shown: text, path };
  return { text, shown: hide(text, await secretExtents(text, script, commands)), path };
}

/** The same for a text whose commands cannot be looked up now: nothing of it is shown. */
export const hiddenSource = (text: string): Source => ({ text, shown: text.replace(/[^\n]/g, ' '), path: undefined });

function hide(text: string, extents: readonly { readonly start: number; readonly end: number }[]): string {
  let shown = '';
  for (const { start, end } of extents.toSorted((a, b) => a.start - b.start)) {
    // of two that overlap the rest is hidden
    const from = Math.max(start, shown.length);
    shown += text.slice(shown.length, from) + text.slice(from, end).replace(/[^\n]/g, '•');
  }
  return shown + text.slice(shown.length);
}
