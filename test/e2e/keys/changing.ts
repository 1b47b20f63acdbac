import { keys } from '../../support/keys-to-bytes.ts';
import type { KeyCase } from './key-case.ts';

/** Functions that change the text of the line. */
export const changing: readonly KeyCase[] = [
  { does: 'AddLine', from: 'one|two', sees: 'one\n|two' },
  { does: 'InsertLineAbove', from: 'one\ntw|o', sees: 'one\n|\ntwo' },
  { does: 'InsertLineBelow', from: 'on|e\ntwo', sees: 'one\n|\ntwo' },
  { does: 'RevertLine', from: 'on|e\ntwo', sees: '|' },
  { does: 'DeleteChar', from: 'o|ne', sees: 'o|e' },
  { does: 'BackwardDeleteChar', from: 'on|e', sees: 'o|e' },
  { does: 'ExitOrDeleteChar', from: 'o|ne', sees: 'o|e' },
  { does: 'DeleteCharOrExit', from: 'o|ne', sees: 'o|e' },
  { does: 'KillWord', from: 'one| two three', sees: 'one| three' },
  { does: 'BackwardKillWord', from: 'one-two|', sees: 'one-|' },
  { does: 'UnixWordRubout', from: 'one two-three|', sees: 'one |' },
  { does: 'BackwardDeleteInput', from: 'one\ntw|o', sees: '|o' },
  { does: 'ForwardDeleteInput', from: 'on|e\ntwo', sees: 'on|' },
  { does: 'BackwardKillInput', from: 'one\ntw|o', sees: '|o', next: [[keys('Ctrl+Y'), 'one\ntw|o']] },
  { does: 'KillLine', from: 'on|e\ntwo', sees: 'on|', next: [[keys('Ctrl+Y'), 'one\ntwo|']] },
  { does: 'SwapCharacters', from: 'on|e', sees: 'oen|' },
  { does: 'UpcaseWord', from: '|one two', sees: 'ONE| two' },
  { does: 'DowncaseWord', from: '|ONE TWO', sees: 'one| TWO' },
  { does: 'CapitalizeWord', from: '|oNE two', sees: 'One| two' },
  { does: 'Undo', from: 'one|', first: [['s', 'ones|']], sees: 'one|' },
  { does: 'Undo', when: 'of a reverted line', from: 'one|', first: [[keys('Home', 'Delete'), '|ne']], sees: '|one' },
  {
    does: 'Redo',
    from: 'one|',
    first: [
      [keys('Backspace'), 'on|'],
      [keys('Ctrl+Z'), 'one|'],
    ],
    sees: 'on|',
  },
  { does: 'Yank', from: 'one two|', first: [[keys('Ctrl+W'), 'one |']], sees: 'one two|' },
  {
    does: 'Yank',
    when: 'of what was killed in two steps',
    from: 'one two|',
    first: [[keys('Ctrl+W', 'Ctrl+W'), '|']],
    sees: 'one two|',
  },
  {
    does: 'YankPop',
    from: 'one two|x',
    first: [
      [keys('Ctrl+W'), 'one |x'],
      [keys('LeftArrow'), 'one| x'],
      [keys('Ctrl+W'), '| x'],
      [keys('Ctrl+Y'), 'one| x'],
    ],
    sees: 'two| x',
  },
];
