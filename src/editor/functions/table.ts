import type { EditFunction } from '../state.ts';
import {
  backwardDeleteChar,
  backwardDeleteInput,
  deleteChar,
  deleteCharOrExit,
  forwardDeleteInput,
  revertLine,
} from './deletion.ts';
import type { FunctionName } from './description.ts';
import {
  beginningOfHistory,
  endOfHistory,
  historySearchBackward,
  historySearchForward,
  nextHistory,
  previousHistory,
} from './history.ts';
import { backwardKillInput, backwardKillWord, killLine, killWord, unixWordRubout, yank } from './kill.ts';
import { acceptLine, addLine, clearScreen, copyOrCancelLine } from './line.ts';
import {
  backwardChar,
  beginningOfLine,
  endOfLine,
  forwardChar,
  moveBackwardWord,
  moveForwardWord,
  moveNextWord,
  nextLineDown,
  previousLine,
} from './movement.ts';
import { redo, undo } from './undo.ts';

/** The functions a key can be bound to, by the names PSReadLine gives them (about_PSReadLine_Functions). */
export const editFunctions: Readonly<Record<FunctionName, EditFunction>> = {
  AcceptLine: acceptLine,
  AddLine: addLine,
  BackwardChar: backwardChar,
  BackwardDeleteChar: backwardDeleteChar,
  BackwardDeleteInput: backwardDeleteInput,
  BackwardKillInput: backwardKillInput,
  BackwardKillWord: backwardKillWord,
  BackwardWord: moveBackwardWord,
  BeginningOfHistory: beginningOfHistory,
  BeginningOfLine: beginningOfLine,
  ClearScreen: clearScreen,
  CopyOrCancelLine: copyOrCancelLine,
  DeleteChar: deleteChar,
  DeleteCharOrExit: deleteCharOrExit,
  EndOfHistory: endOfHistory,
  EndOfLine: endOfLine,
  ForwardChar: forwardChar,
  ForwardDeleteInput: forwardDeleteInput,
  ForwardWord: moveForwardWord,
  HistorySearchBackward: historySearchBackward,
  HistorySearchForward: historySearchForward,
  KillLine: killLine,
  KillWord: killWord,
  NextHistory: nextHistory,
  NextLine: nextLineDown,
  NextWord: moveNextWord,
  PreviousHistory: previousHistory,
  PreviousLine: previousLine,
  Redo: redo,
  RevertLine: revertLine,
  Undo: undo,
  UnixWordRubout: unixWordRubout,
  Yank: yank,
};
