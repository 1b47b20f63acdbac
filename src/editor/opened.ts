import type { Candidate, Completion } from './completion.ts';
import type { CompletionUse } from './event.ts';
import type { Menu } from './menu/menu.ts';
import type { IncrementalSearch } from './search/incremental-search.ts';

/** What takes the keys before the bindings do. */
export type Opened =
  | Menu
  | IncrementalSearch
  /** A completion whose names are still being fetched; there is nothing to show yet. */
  | { readonly kind: 'waiting'; readonly use: CompletionUse; readonly completion: Completion }
  /** `Display all …?` */
  | { readonly kind: 'question'; readonly candidates: readonly Candidate[] }
  /** The next character is looked for in the line, so many times. */
  | { readonly kind: 'character-search'; readonly times: number }
  /** The next chord is told what it is bound to. */
  | { readonly kind: 'what-is-key'; readonly first: string | undefined }
  /** Lines to stand under the input until the next key. */
  | { readonly kind: 'block'; readonly lines: readonly string[] };
