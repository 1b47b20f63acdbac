/** A key or chord of two and what it does, as Get-PSReadLineKeyHandler shows it. */
export interface KeyHandler {
  /** `Ctrl+r`, `Ctrl+x,Ctrl+u`; of a function that no key calls: `Unbound`. */
  readonly key: string;
  readonly function: string;
  readonly description: string;
  /** PSReadLine's groups: Basic, CursorMovement, History, Completion, Prediction, Miscellaneous, Selection, Search. */
  readonly group: string;
  /** What PSReadLine calls the group: `Cursor movement functions`. */
  readonly groupTitle: string;
}

/** The value of an option of the editor, as Get-PSReadLineOption shows it. */
export type EditorOptionValue = string | number | boolean;

/**
 * The line editor as cmdlets see it. The prompt reads it before each key; where there is no prompt it answers all the same, so that a profile
 * runs. Names of keys, functions and options compare without case.
 */
export interface LineEditor {
  /** PSReadLine's option names and ours, with their values. */
  readonly options: Readonly<Record<string, EditorOptionValue>>;
  /** Sets one option. Throws SessionError for a value that it cannot have. */
  setOption(name: string, value: EditorOptionValue): void;
  /** By group, then by function, in PSReadLine's order. */
  handlers(): readonly KeyHandler[];
  /** A key as `handlers` writes it. Throws SessionError for an unknown one. */
  keyName(chord: string): string;
  /** Throws SessionError for an unknown key or function, naming the nearest. */
  bind(chord: string, functionName: string): void;
  /** Throws SessionError for an unknown key; a key without a function is no error. */
  unbind(chord: string): void;
  /** The keys of the edit mode as they came. */
  reset(): void;
}
