/** PSReadLine's groups of functions, in the order in which it lists them. */
export const functionGroups = [
  'Basic',
  'CursorMovement',
  'History',
  'Completion',
  'Prediction',
  'Miscellaneous',
  'Selection',
  'Search',
] as const;

export type FunctionGroup = (typeof functionGroups)[number];

/** The headings that PSReadLine puts over the groups. */
export const groupTitles: Readonly<Record<FunctionGroup, string>> = {
  Basic: 'Basic editing functions',
  CursorMovement: 'Cursor movement functions',
  History: 'History functions',
  Completion: 'Completion functions',
  Prediction: 'Prediction functions',
  Miscellaneous: 'Miscellaneous functions',
  Selection: 'Selection functions',
  Search: 'Search functions',
};

/** The functions a key can be bound to, with the group and the description that PSReadLine gives them. */
export const functionDescriptions = {
  Abort: { group: 'Basic', description: 'Abort the current operation, e.g. incremental history search' },
  AcceptAndGetNext: {
    group: 'Basic',
    description:
      'Accept the current line and recall the next line from history after the current line finishes executing',
  },
  AcceptLine: {
    group: 'Basic',
    description: 'Accept the input or move to the next line if input is missing a closing token.',
  },
  AcceptNextSuggestionWord: {
    group: 'Prediction',
    description: 'Accept the next word of the inline or selected suggestion',
  },
  AcceptSuggestion: { group: 'Prediction', description: 'Accept the current inline or selected suggestion' },
  AddLine: { group: 'Basic', description: 'Move the cursor to the next line without attempting to execute the input' },
  BackwardChar: { group: 'CursorMovement', description: 'Move the cursor back one character' },
  BackwardDeleteChar: { group: 'Basic', description: 'Delete the character before the cursor' },
  BackwardDeleteInput: { group: 'Basic', description: 'Delete text from the cursor to the start of the input' },
  BackwardDeleteLine: {
    group: 'Basic',
    description: 'Delete text from the cursor to the start of the current logical line',
  },
  BackwardDeleteWord: { group: 'Basic', description: 'Delete the previous word in the line.' },
  BackwardKillInput: {
    group: 'Basic',
    description: 'Move the text from the cursor to the beginning of the input to the kill ring',
  },
  BackwardKillLine: {
    group: 'Basic',
    description: 'Move the text from the start of the current logical line to the cursor to the kill ring',
  },
  BackwardKillWord: {
    group: 'Basic',
    description: 'Move the text from the start of the current or previous word to the cursor to the kill ring',
  },
  BackwardWord: {
    group: 'CursorMovement',
    description: 'Move the cursor to the beginning of the current or previous word',
  },
  BeginningOfHistory: { group: 'History', description: 'Move to the first item in the history' },
  BeginningOfLine: { group: 'CursorMovement', description: 'Move the cursor to the beginning of the line' },
  CancelLine: { group: 'Basic', description: 'Abort editing the current line and re-evaluate the prompt' },
  CapitalizeWord: {
    group: 'Basic',
    description:
      'Find the next word starting from the current position and then upcase the first character and downcase the remaining characters.',
  },
  CharacterSearch: {
    group: 'Search',
    description: 'Read a character and move the cursor to the next occurrence of that character',
  },
  CharacterSearchBackward: {
    group: 'Search',
    description: 'Read a character and move the cursor to the previous occurrence of that character',
  },
  ClearHistory: {
    group: 'History',
    description: 'Remove all items from the command line history (not PowerShell history)',
  },
  ClearScreen: {
    group: 'Miscellaneous',
    description: 'Clear the screen and redraw the current line at the top of the screen',
  },
  Complete: {
    group: 'Completion',
    description:
      'Complete the input if there is a single completion, otherwise complete the input with common prefix for all completions. Show possible completions if pressed a second time.',
  },
  Copy: {
    group: 'Basic',
    description: 'Copy selected region to the system clipboard. If no region is selected, copy the whole line',
  },
  CopyOrCancelLine: {
    group: 'Basic',
    description:
      'Either copy selected text to the clipboard, or if no text is selected, cancel editing the line with CancelLine.',
  },
  Cut: { group: 'Basic', description: 'Delete selected region placing deleted text in the system clipboard' },
  DeleteChar: { group: 'Basic', description: 'Delete the character under the cursor' },
  DeleteCharOrExit: {
    group: 'Basic',
    description: 'Delete the character under the cursor, or if the line is empty, exit the process.',
  },
  DeleteWord: { group: 'Basic', description: 'Deletes the current word.' },
  DigitArgument: { group: 'Miscellaneous', description: 'Start or accumulate a numeric argument to other functions' },
  DowncaseWord: {
    group: 'Basic',
    description: 'Find the next word starting from the current position and then make it lower case.',
  },
  EndOfHistory: { group: 'History', description: 'Move to the last item (the current input) in the history' },
  EndOfLine: { group: 'CursorMovement', description: 'Move the cursor to the end of the line' },
  ExchangePointAndMark: {
    group: 'Selection',
    description: 'Mark the location of the cursor and move the cursor to the position of the previous mark',
  },
  ExitOrDeleteChar: {
    group: 'Basic',
    description: 'Leave the shell if the line is empty, otherwise delete the character under the cursor',
  },
  ForwardChar: { group: 'CursorMovement', description: 'Move the cursor forward one character' },
  ForwardDeleteInput: { group: 'Basic', description: 'Delete text from the cursor to the end of the input' },
  ForwardDeleteLine: {
    group: 'Basic',
    description: 'Delete text from the cursor to the end of the current logical line',
  },
  ForwardSearchHistory: { group: 'History', description: 'Search history forward interactively' },
  ForwardWord: {
    group: 'CursorMovement',
    description:
      'Move the cursor forward to the end of the current word, or if between words, to the end of the next word.',
  },
  GotoBrace: { group: 'CursorMovement', description: 'Go to matching brace' },
  HistoryPicker: {
    group: 'History',
    description: 'Choose from a list of earlier inputs with their time, status and registry',
  },
  HistorySearchBackward: {
    group: 'History',
    description:
      'Search for the previous item in the history that starts with the current input - like PreviousHistory if the input is empty',
  },
  HistorySearchForward: {
    group: 'History',
    description:
      'Search for the next item in the history that starts with the current input - like NextHistory if the input is empty',
  },
  InsertLineAbove: {
    group: 'Basic',
    description: 'Inserts a new empty line above the current line without attempting to execute the input',
  },
  InsertLineBelow: {
    group: 'Basic',
    description: 'Inserts a new empty line below the current line without attempting to execute the input',
  },
  KillLine: { group: 'Basic', description: 'Move the text from the cursor to the end of the input to the kill ring' },
  KillRegion: { group: 'Basic', description: 'Kill the text between the cursor and the mark' },
  KillWord: {
    group: 'Basic',
    description: 'Move the text from the cursor to the end of the current or next word to the kill ring',
  },
  MenuComplete: {
    group: 'Completion',
    description:
      'Complete the input if there is a single completion, otherwise complete the input by selecting from a menu of possible completions.',
  },
  NextHistory: { group: 'History', description: 'Replace the input with the next item in the history' },
  NextLine: {
    group: 'CursorMovement',
    description: 'Move the cursor to the next line if the input has multiple lines.',
  },
  NextSuggestion: { group: 'Prediction', description: 'Select the next suggestion item shown in the list view.' },
  NextWord: { group: 'CursorMovement', description: 'Move the cursor forward to the start of the next word' },
  OpenBrowserHere: { group: 'Miscellaneous', description: 'Open the full-screen browser where the prompt stands' },
  Paste: { group: 'Basic', description: 'Paste text from the system clipboard' },
  PossibleCompletions: {
    group: 'Completion',
    description: 'Display the possible completions without changing the input',
  },
  PreviousHistory: { group: 'History', description: 'Replace the input with the previous item in the history' },
  PreviousLine: {
    group: 'CursorMovement',
    description: 'Move the cursor to the previous line if the input has multiple lines.',
  },
  PreviousSuggestion: {
    group: 'Prediction',
    description: 'Select the previous suggestion item shown in the list view.',
  },
  Redo: { group: 'Basic', description: 'Redo an undo' },
  RefreshCompletionCache: {
    group: 'Completion',
    description: 'Forget the names fetched for completion, so that the next completion fetches them anew',
  },
  ReverseSearchHistory: { group: 'History', description: 'Search history backwards interactively' },
  RevertLine: {
    group: 'Basic',
    description: 'Equivalent to undo all edits (clears the line except lines imported from history)',
  },
  ScrollDisplayDown: { group: 'Miscellaneous', description: 'Scroll the display down one screen' },
  ScrollDisplayDownLine: { group: 'Miscellaneous', description: 'Scroll the display down one line' },
  ScrollDisplayToCursor: { group: 'Miscellaneous', description: 'Scroll the display to the cursor' },
  ScrollDisplayTop: { group: 'Miscellaneous', description: 'Scroll the display to the top' },
  ScrollDisplayUp: { group: 'Miscellaneous', description: 'Scroll the display up one screen' },
  ScrollDisplayUpLine: { group: 'Miscellaneous', description: 'Scroll the display up one line' },
  SelectAll: { group: 'Selection', description: 'Select the entire line. Moves the cursor to the end of the line' },
  SelectBackwardChar: {
    group: 'Selection',
    description: 'Adjust the current selection to include the previous character',
  },
  SelectBackwardWord: { group: 'Selection', description: 'Adjust the current selection to include the previous word' },
  SelectBackwardsLine: {
    group: 'Selection',
    description: 'Adjust the current selection to include from the cursor to the start of the line',
  },
  SelectCommandArgument: { group: 'Selection', description: 'Make visual selection of the command arguments.' },
  SelectForwardChar: { group: 'Selection', description: 'Adjust the current selection to include the next character' },
  SelectForwardWord: {
    group: 'Selection',
    description: 'Adjust the current selection to include the next word using ForwardWord',
  },
  SelectLine: {
    group: 'Selection',
    description: 'Adjust the current selection to include from the cursor to the end of the line',
  },
  SelectNextWord: { group: 'Selection', description: 'Adjust the current selection to include the next word' },
  SelectShellBackwardWord: {
    group: 'Selection',
    description: 'Adjust the current selection to include the previous word using ShellBackwardWord',
  },
  SelectShellForwardWord: {
    group: 'Selection',
    description: 'Adjust the current selection to include the next word using ShellForwardWord',
  },
  SelectShellNextWord: {
    group: 'Selection',
    description: 'Adjust the current selection to include the next word using ShellNextWord',
  },
  SetMark: { group: 'Selection', description: 'Mark the location of the cursor' },
  ShellBackwardKillWord: {
    group: 'Basic',
    description: 'Move the text from the cursor to the start of the current or previous token to the kill ring',
  },
  ShellBackwardWord: {
    group: 'CursorMovement',
    description: 'Move the cursor to the beginning of the current or previous token or start of the line',
  },
  ShellForwardWord: {
    group: 'CursorMovement',
    description: 'Move the cursor to the beginning of the next token or end of line',
  },
  ShellKillWord: {
    group: 'Basic',
    description: 'Move the text from the cursor to the end of the current or next token to the kill ring',
  },
  ShellNextWord: { group: 'CursorMovement', description: 'Move the cursor to the end of the current token' },
  ShowCommandHelp: {
    group: 'Miscellaneous',
    description: 'Shows help for the command at the cursor in an alternate screen buffer.',
  },
  ShowFullPredictionTooltip: {
    group: 'Prediction',
    description: "Show the full tooltip of the selected list-view item in the terminal's alternate screen buffer.",
  },
  ShowKeyBindings: { group: 'Miscellaneous', description: 'Show all key bindings' },
  ShowParameterHelp: { group: 'Miscellaneous', description: 'Shows help for the parameter at the cursor.' },
  SwapCharacters: { group: 'Basic', description: 'Swap the current character with the character before it.' },
  SwitchPredictionView: { group: 'Prediction', description: 'Switch between the inline and list prediction views.' },
  TabCompleteNext: { group: 'Completion', description: 'Complete the input using the next completion' },
  TabCompletePrevious: { group: 'Completion', description: 'Complete the input using the previous completion' },
  Undo: { group: 'Basic', description: 'Undo a previous edit' },
  UndoAll: { group: 'Basic', description: 'Undoes all commands for this line.' },
  UnixWordRubout: {
    group: 'Basic',
    description:
      'Move the text from the cursor to the start of the current or previous whitespace delimited word to the kill ring',
  },
  UpcaseWord: {
    group: 'Basic',
    description: 'Find the next word starting from the current position and then make it upper case.',
  },
  ValidateAndAcceptLine: {
    group: 'Basic',
    description:
      'Accept the input or move to the next line if input is missing a closing token. If there are other parse errors, unresolved commands, or incorrect parameters, show the error and continue editing.',
  },
  ViEditVisually: {
    group: 'Miscellaneous',
    description:
      'Invokes the console compatible editor specified by $env:VISUAL or $env:EDITOR on the current command line.',
  },
  WhatIsKey: { group: 'Miscellaneous', description: 'Show the key binding for the next chord entered' },
  Yank: { group: 'Basic', description: 'Copy the text from the current kill ring position to the input' },
  YankLastArg: { group: 'Basic', description: 'Copy the text of the last argument to the input' },
  YankNthArg: { group: 'Basic', description: 'Copy the text of the first argument to the input' },
  YankPop: {
    group: 'Basic',
    description: 'Replace the previously yanked text with the text from the next kill ring position',
  },
} satisfies Readonly<Record<string, { readonly group: FunctionGroup; readonly description: string }>>;

export type FunctionName = keyof typeof functionDescriptions;
