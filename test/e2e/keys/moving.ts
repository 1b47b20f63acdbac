import { keys } from '../../support/keys-to-bytes.ts';
import type { KeyCase, Sight } from './key-case.ts';

const waits: Sight = { line: '|one two', below: 'character-search: _' };

/** Functions that move the cursor. */
export const moving: readonly KeyCase[] = [
  { does: 'BackwardChar', from: 'one|', sees: 'on|e' },
  { does: 'BackwardChar', when: 'over a line end', from: 'one\n|two', sees: 'one|\ntwo' },
  { does: 'ForwardChar', from: '|one', sees: 'o|ne' },
  { does: 'BackwardWord', from: 'one two|', sees: 'one |two' },
  { does: 'BackwardWord', when: 'over delimiters', from: 'one.two |', sees: 'one.|two' },
  { does: 'NextWord', from: '|one two', sees: 'one |two' },
  { does: 'ForwardWord', from: '|one two', sees: 'one| two' },
  { does: 'BeginningOfLine', from: 'one two|', sees: '|one two' },
  {
    does: 'BeginningOfLine',
    when: 'of one, then of all lines',
    from: 'one\ntwo|',
    sees: 'one\n|two',
    next: [[keys('Home'), '|one\ntwo']],
  },
  { does: 'EndOfLine', from: '|one two', sees: 'one two|' },
  {
    does: 'EndOfLine',
    when: 'of one, then of all lines',
    from: 'o|ne\ntwo',
    sees: 'one|\ntwo',
    next: [[keys('End'), 'one\ntwo|']],
  },
  { does: 'GotoBrace', from: '|(one [two])', sees: '(one [two]|)', next: [[keys('Ctrl+]'), '|(one [two])']] },
  { does: 'CharacterSearch', from: '|one two', sees: waits, next: [['o', 'one tw|o']] },
  {
    does: 'CharacterSearch',
    when: 'for what is not there',
    from: '|one two',
    sees: waits,
    next: [['x', { line: '|one two', bell: true }]],
  },
  {
    does: 'CharacterSearchBackward',
    from: 'one tw|o',
    sees: { line: 'one tw|o', below: 'character-search: _' },
    next: [['o', '|one two']],
  },
  { does: 'ExchangePointAndMark', from: 'one|', sees: '|one', next: [[keys('Ctrl+X,Ctrl+X'), 'one|']] },
  { does: 'SetMark', from: 'one|', and: `${keys('Ctrl+A', 'Ctrl+X,Ctrl+X')}!`, sees: 'one!|' },
  ...digits(),
];

/** Alt with a digit says how often: that many characters to the left. */
function digits(): readonly KeyCase[] {
  const line = 'abcdefghijkl';
  const cases = Array.from({ length: 10 }, (_, digit): KeyCase => {
    const place = line.length - digit;
    return {
      does: 'DigitArgument',
      keys: [`Alt+${digit}`],
      from: `${line}|`,
      sees: { line: `${line}|`, below: `digit-argument: ${digit}` },
      next: [[keys('LeftArrow'), `${line.slice(0, place)}|${line.slice(place)}`]],
    };
  });
  const minus: KeyCase = {
    does: 'DigitArgument',
    keys: ['Alt+-'],
    from: 'ab|cd',
    sees: { line: 'ab|cd', below: 'digit-argument: -1' },
    next: [[keys('LeftArrow'), 'abc|d']],
  };
  const twice: KeyCase = {
    does: 'DigitArgument',
    when: 'of two digits, before a character',
    keys: ['Alt+2'],
    from: '|',
    first: [[keys('Alt+1'), { line: '|', below: 'digit-argument: 1' }]],
    sees: { line: '|', below: 'digit-argument: 12' },
    next: [['-', '------------|']],
  };
  return [...cases, minus, twice];
}
