import { expect, test } from 'vitest';
import { answerOf, choiceLines, helpLines, labelLines } from '../../../src/ui/dialogs/question.ts';
import type { PromptText } from '../../../src/ui/prompt/prompt-text.ts';

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

const texts = (rows: PromptText) => rows.map(row => row.map(each => each.text).join(''));

test('the choices are drawn as PowerShell draws them', () => {
  expect(texts(choiceLines(question, 80))).toEqual(['[Y] Yes  [A] Yes to All  [N] No  [?] Help (default is "N"): ']);
});

test.each([
  [59, ['[Y] Yes  [A] Yes to All  [N] No  [?] Help', '(default is "N"): ']],
  [40, ['[Y] Yes  [A] Yes to All  [N] No', '[?] Help (default is "N"): ']],
  [18, ['[Y] Yes', '[A] Yes to All', '[N] No  [?] Help', '(default is "N"): ']],
])('in %i cells they are broken between choices', (columns, rows) => {
  expect(texts(choiceLines(question, columns))).toEqual(rows);
});

test('labels and help are broken between words', () => {
  expect(texts(labelLines('Type team/api to delete it, or press Enter to keep it: ', 40))).toEqual([
    'Type team/api to delete it, or press',
    'Enter to keep it: ',
  ]);
  expect(helpLines(question.choices.slice(0, 1), 40)).toEqual([
    'Y - Continue with only the next step of',
    'the operation.',
  ]);
});
