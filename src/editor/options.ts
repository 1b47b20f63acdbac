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

/** PSReadLine's defaults, but for the suggestions, which come from the registry as well. */
export function defaultOptions(editMode: EditorOptions['editMode']): EditorOptions {
  return {
    editMode,
    predictionSource: 'HistoryAndPlugin',
    predictionViewStyle: 'InlineView',
    historyNoDuplicates: true,
    historySearchCaseSensitive: false,
    historySearchCursorMovesToEnd: true,
    maximumKillRingCount: 10,
    completionQueryItems: 100,
    wordDelimiters: ';:,.[]{}()/\\|!?^&*-=+\'"–—―',
    showToolTips: true,
    continuationPrompt: '>> ',
    bellStyle: 'Audible',
  };
}
