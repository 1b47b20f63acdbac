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

/** The functions a key can be bound to, with the group and the description that PSReadLine gives them. */
export const functionDescriptions = {
  AcceptLine: {
    group: 'Basic',
    description: 'Accept the input or move to the next line if input is missing a closing token.',
  },
  AddLine: { group: 'Basic', description: 'Move the cursor to the next line without attempting to execute the input' },
  BackwardChar: { group: 'CursorMovement', description: 'Move the cursor back one character' },
  BackwardDeleteChar: { group: 'Basic', description: 'Delete the character before the cursor' },
  BackwardDeleteInput: { group: 'Basic', description: 'Delete text from the cursor to the start of the input' },
  BackwardKillInput: {
    group: 'Basic',
    description: 'Move the text from the cursor to the beginning of the input to the kill ring',
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
  ClearScreen: {
    group: 'Miscellaneous',
    description: 'Clear the screen and redraw the current line at the top of the screen',
  },
  CopyOrCancelLine: {
    group: 'Basic',
    description:
      'Either copy selected text to the clipboard, or if no text is selected, cancel editing the line with CancelLine.',
  },
  DeleteChar: { group: 'Basic', description: 'Delete the character under the cursor' },
  DeleteCharOrExit: {
    group: 'Basic',
    description: 'Delete the character under the cursor, or if the line is empty, exit the process.',
  },
  EndOfHistory: { group: 'History', description: 'Move to the last item (the current input) in the history' },
  EndOfLine: { group: 'CursorMovement', description: 'Move the cursor to the end of the line' },
  ForwardChar: { group: 'CursorMovement', description: 'Move the cursor forward one character' },
  ForwardDeleteInput: { group: 'Basic', description: 'Delete text from the cursor to the end of the input' },
  ForwardWord: {
    group: 'CursorMovement',
    description:
      'Move the cursor forward to the end of the current word, or if between words, to the end of the next word.',
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
  KillLine: { group: 'Basic', description: 'Move the text from the cursor to the end of the input to the kill ring' },
  KillWord: {
    group: 'Basic',
    description: 'Move the text from the cursor to the end of the current or next word to the kill ring',
  },
  NextHistory: { group: 'History', description: 'Replace the input with the next item in the history' },
  NextLine: {
    group: 'CursorMovement',
    description: 'Move the cursor to the next line if the input has multiple lines.',
  },
  NextWord: { group: 'CursorMovement', description: 'Move the cursor forward to the start of the next word' },
  PreviousHistory: { group: 'History', description: 'Replace the input with the previous item in the history' },
  PreviousLine: {
    group: 'CursorMovement',
    description: 'Move the cursor to the previous line if the input has multiple lines.',
  },
  Redo: { group: 'Basic', description: 'Redo an undo' },
  RevertLine: {
    group: 'Basic',
    description: 'Equivalent to undo all edits (clears the line except lines imported from history)',
  },
  Undo: { group: 'Basic', description: 'Undo a previous edit' },
  UnixWordRubout: {
    group: 'Basic',
    description:
      'Move the text from the cursor to the start of the current or previous whitespace delimited word to the kill ring',
  },
  Yank: { group: 'Basic', description: 'Copy the text from the current kill ring position to the input' },
} satisfies Readonly<Record<string, { readonly group: FunctionGroup; readonly description: string }>>;

export type FunctionName = keyof typeof functionDescriptions;
