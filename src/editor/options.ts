/** What the user may set about the editor; names and meanings are those of PSReadLine's `Set-PSReadLineOption`. */
export interface EditorOptions {
  readonly editMode: 'Windows' | 'Emacs';
  /** `Plugin` is what fits the location: the registry's suggestions. */
  readonly predictionSource: 'None' | 'History' | 'Plugin' | 'HistoryAndPlugin';
  readonly predictionViewStyle: 'InlineView' | 'ListView';
  readonly historyNoDuplicates: boolean;
  readonly historySearchCaseSensitive: boolean;
  readonly historySearchCursorMovesToEnd: boolean;
  readonly maximumKillRingCount: number;
  /** Over so many candidates PossibleCompletions asks first. */
  readonly completionQueryItems: number;
  readonly wordDelimiters: string;
  readonly showToolTips: boolean;
  readonly continuationPrompt: string;
  readonly bellStyle: 'None' | 'Visual' | 'Audible';
}
