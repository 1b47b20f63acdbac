import type { InputEvent } from '../terminal/key.ts';
import type { Completion } from './completion.ts';

/** How the candidates of a completion are to be used: PSReadLine's functions of these names. */
export type CompletionUse = 'menu' | 'next' | 'previous' | 'common' | 'possible';

/** What happens to the editor: a key, or what its owner brings it after an effect. */
export type EditorEvent =
  | InputEvent
  /** The answer to the effect `complete`. */
  | { readonly type: 'completed'; readonly use: CompletionUse; readonly completion: Completion }
  /** Names that were fetched meanwhile: an open menu takes them up, anything else ignores them. */
  | { readonly type: 'refreshed'; readonly completion: Completion }
  /** Lines to stand under the input until the next key. */
  | { readonly type: 'block'; readonly lines: readonly string[] }
  /** Text to put in place of the selection: the clipboard. */
  | { readonly type: 'insert'; readonly text: string }
  /** A whole new text: from the external editor, or picked from the history. */
  | { readonly type: 'replace'; readonly text: string };
