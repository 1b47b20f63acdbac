import type { Extent } from './extent.ts';

/** What a stretch of source is, by its role in the sentence. `argument` is a bare word that is not a command name. */
export type TokenKind =
  | 'command'
  | 'parameter'
  | 'argument'
  | 'operator'
  | 'string'
  | 'number'
  | 'variable'
  | 'keyword'
  | 'type'
  | 'member'
  | 'comment'
  | 'punctuation'
  | 'error';

/** One coloured stretch. Tokens come in source order and never overlap; a string with expansions is several tokens. */
export interface Token {
  readonly kind: TokenKind;
  readonly extent: Extent;
}
