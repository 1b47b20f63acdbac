import type { Look } from '../values/look.ts';

/** A line above a question or under `What if`, with a look of its own or without. */
export type HostLine = string | { readonly text: string; readonly look: Look };

export const textOfLine = (line: HostLine): string => (typeof line === 'string' ? line : line.text);

/** The same line further to the right. */
export const indented = (line: HostLine): HostLine =>
  typeof line === 'string' ? `  ${line}` : { ...line, text: `  ${line.text}` };
