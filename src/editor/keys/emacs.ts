import { sharedKeys } from './both.ts';
import type { KeyTable } from './table.ts';

/** PSReadLine's Emacs mode (2.4), as far as the functions exist. */
export const emacsKeys: KeyTable = {
  ...sharedKeys,
  'Ctrl+A': 'BeginningOfLine',
  'Ctrl+B': 'BackwardChar',
  'Ctrl+E': 'EndOfLine',
  'Ctrl+F': 'ForwardChar',
  'Ctrl+K': 'KillLine',
  'Ctrl+N': 'NextHistory',
  'Ctrl+P': 'PreviousHistory',
  'Ctrl+U': 'BackwardKillInput',
  'Ctrl+W': 'UnixWordRubout',
  'Ctrl+Y': 'Yank',
  'Ctrl+_': 'Undo',
  'Ctrl+Backspace': 'BackwardDeleteChar',
  'Alt+B': 'BackwardWord',
  'Alt+F': 'ForwardWord',
  'Alt+R': 'RevertLine',
  'Alt+Backspace': 'BackwardKillWord',
  'Alt+<': 'BeginningOfHistory',
  'Alt+>': 'EndOfHistory',
  'Escape,B': 'BackwardWord',
  'Escape,D': 'KillWord',
  'Escape,F': 'ForwardWord',
  'Escape,R': 'RevertLine',
  'Escape,Backspace': 'BackwardKillWord',
  'Ctrl+X,Backspace': 'BackwardKillInput',
  'Ctrl+X,Ctrl+U': 'Undo',
};
