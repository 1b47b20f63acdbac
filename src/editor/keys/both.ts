import type { KeyTable } from './table.ts';

/**
 * What both modes have in common. Differs from PSReadLine on purpose in: the arrows, which walk inside an input of several
 * lines first and then the history by prefix (its README recommends that binding); Alt+Enter and Ctrl+J, because few
 * terminals can send Shift+Enter; Ctrl+D, which leaves from an empty line in both modes; and Ctrl+H, the byte of Backspace
 * or of Ctrl+Backspace depending on the terminal, which takes the smaller piece.
 */
export const sharedKeys: KeyTable = {
  Enter: 'AcceptLine',
  'Shift+Enter': 'AddLine',
  'Alt+Enter': 'AddLine',
  'Ctrl+J': 'AddLine',
  LeftArrow: 'BackwardChar',
  RightArrow: 'ForwardChar',
  UpArrow: 'PreviousLine',
  DownArrow: 'NextLine',
  Home: 'BeginningOfLine',
  End: 'EndOfLine',
  Delete: 'DeleteChar',
  Backspace: 'BackwardDeleteChar',
  'Ctrl+H': 'BackwardDeleteChar',
  'Ctrl+C': 'CopyOrCancelLine',
  'Ctrl+D': 'DeleteCharOrExit',
  'Ctrl+L': 'ClearScreen',
  'Alt+D': 'KillWord',
};
