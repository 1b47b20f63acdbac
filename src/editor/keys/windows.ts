import { sharedKeys } from './both.ts';
import type { KeyTable } from './table.ts';

/** PSReadLine's Windows mode (2.4). Ctrl+D leaves from an empty line, as in every Unix shell. */
export const windowsKeys: KeyTable = {
  ...sharedKeys,
  'Ctrl+Enter': 'InsertLineAbove',
  'Ctrl+Shift+Enter': 'InsertLineBelow',
  Escape: 'RevertLine',
  'Ctrl+LeftArrow': 'BackwardWord',
  'Ctrl+RightArrow': 'NextWord',
  'Ctrl+Shift+LeftArrow': 'SelectBackwardWord',
  'Ctrl+Shift+RightArrow': 'SelectNextWord',
  'Ctrl+A': 'SelectAll',
  'Ctrl+Shift+C': 'Copy',
  'Ctrl+D': 'ExitOrDeleteChar',
  'Ctrl+V': 'Paste',
  'Shift+Insert': 'Paste',
  'Ctrl+W': 'BackwardKillWord',
  'Ctrl+X': 'Cut',
  'Ctrl+Y': 'Redo',
  'Ctrl+Z': 'Undo',
  'Ctrl+Backspace': 'BackwardKillWord',
  'Ctrl+Delete': 'KillWord',
  'Ctrl+Home': 'BackwardDeleteInput',
  'Ctrl+End': 'ForwardDeleteInput',
  'Ctrl+]': 'GotoBrace',
  'Ctrl+@': 'MenuComplete',
  F3: 'CharacterSearch',
  'Shift+F3': 'CharacterSearchBackward',
  F8: 'HistorySearchBackward',
  'Shift+F8': 'HistorySearchForward',
  'Alt+F7': 'ClearHistory',
};
