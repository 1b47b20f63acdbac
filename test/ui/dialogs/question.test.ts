import { expect, test } from 'vitest';
import { answerOf, choiceLine } from '../../../src/ui/dialogs/question.ts';
import { createTheme } from '../../../src/ui/theme/theme.ts';

const question = {
  lines: ['Confirm'],
  choices: [
    { key: 'Y', label: 'Yes', help: 'Continue with only the next step of the operation.' },
    { key: 'A', label: 'Yes to All', help: 'Continue with all the steps of the operation.' },
    { key: 'N', label: 'No', help: 'Skip this operation and proceed with the next operation.' },
  ],
  default: 'N',
};

test.each([
  ['', { choice: 'N' }],
  ['y', { choice: 'Y' }],
  [' YES ', { choice: 'Y' }],
  ['yes to all', { choice: 'A' }],
  ['?', 'help'],
  ['t', 'unclear'],
  ['ye', 'unclear'],
  ['yy', 'unclear'],
])('%j means %j', (typed, answer) => {
  expect(answerOf(question, typed)).toEqual(answer);
});

test('the choices are drawn as PowerShell draws them', () => {
  expect(choiceLine(question, createTheme('none'))).toBe(
    '[Y] Yes  [A] Yes to All  [N] No  [?] Help (default is "N"): ',
  );
});
