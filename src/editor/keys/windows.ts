import { sharedKeys } from './both.ts';
import type { KeyTable } from './table.ts';

/** PSReadLine's Windows mode (2.4), as far as the functions exist. */
export const windowsKeys: KeyTable = {
  ...sharedKeys,
  Escape: 'RevertLine',
  'Ctrl+LeftArrow': 'BackwardWord',
  'Ctrl+RightArrow': 'NextWord',
  'Ctrl+Y': 'Redo',
  'Ctrl+Z': 'Undo',
  'Ctrl+Backspace': 'BackwardKillWord',
  'Ctrl+W': 'BackwardKillWord',
  'Ctrl+Delete': 'KillWord',
  'Ctrl+Home': 'BackwardDeleteInput',
  'Ctrl+End': 'ForwardDeleteInput',
  F8: 'HistorySearchBackward',
  'Shift+F8': 'HistorySearchForward',
};
