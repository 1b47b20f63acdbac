import type { CompletionUse } from './event.ts';

/** What the owner of the editor has to do; the editor itself only changes text. */
export type Effect =
  | { readonly kind: 'accept' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'exit' }
  | { readonly kind: 'clear-screen' }
  | { readonly kind: 'copy'; readonly text: string }
  /** Answer with `insert`. */
  | { readonly kind: 'paste' }
  /** Answer with `completed`: what may stand at the cursor. */
  | { readonly kind: 'complete'; readonly use: CompletionUse }
  /** Forget fetched names. */
  | { readonly kind: 'refresh-names' }
  /** The full help of the command at the cursor, in a pager. */
  | { readonly kind: 'command-help' }
  /** The help of the parameter at the cursor; answer with `block`. */
  | { readonly kind: 'parameter-help' }
  /** The external editor; answer with `replace`, and accept afterwards. */
  | { readonly kind: 'edit-visually' }
  /** A list of earlier inputs to choose from; answer with `replace`. */
  | { readonly kind: 'history-picker' }
  | { readonly kind: 'clear-history' }
  /** The full-screen browser where the session stands; the line stays as it is. */
  | { readonly kind: 'browse' }
  /** Lines for the transcript above the input: a list of possibilities, of key bindings. */
  | { readonly kind: 'print'; readonly lines: readonly string[] }
  | { readonly kind: 'ding' };
