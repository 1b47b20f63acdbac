import { parseColour } from './colour.ts';
import { parseSgr } from './parse-sgr.ts';
import type { Style } from './style.ts';
import { consoleColour } from './theme.ts';
import { type Token, tokenNames } from './token.ts';

const isEditorToken = (token: Token): token is Token & `shell.${string}` => token.startsWith('shell.');

/** PSReadLine's names of what its line editor colours (`InlinePrediction`), each with the token that it is here. */
export const editorTokens: readonly (readonly [string, Token])[] = tokenNames
  .filter(isEditorToken)
  .map(token => [token.charAt('shell.'.length).toUpperCase() + token.slice('shell.'.length + 1), token]);

/** A colour as `Set-PSReadLineOption -Colors` takes it: `DarkYellow`, `#8181f7` or SGR sequences; undefined for anything else. */
export function editorStyle(text: string): Style | undefined {
  const index = consoleColour(text);
  if (index !== undefined) return { fg: { kind: 'indexed', index } };
  const hex = text.startsWith('#') ? parseColour(text) : undefined;
  return hex ? { fg: hex } : parseSgr(text);
}
