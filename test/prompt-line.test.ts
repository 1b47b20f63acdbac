import { expect, test } from 'vitest';
import { defaultPrompt, type PromptFacts } from '../src/prompt-line.ts';

const facts: PromptFacts = {
  location: 'contoso:/team/api',
  readOnly: false,
  isProtected: false,
  isPrivate: false,
  level: 0,
  success: true,
  duration: 0,
};
const textOf = (more: Partial<PromptFacts>) =>
  defaultPrompt({ ...facts, ...more })
    .map(row => row.map(each => each.text).join(''))
    .join('\n');

test('badges say in words where one has to take care', () => {
  expect(textOf({})).toBe('PS contoso:/team/api> ');
  expect(textOf({ isProtected: true, readOnly: true, isPrivate: true })).toBe(
    'PS contoso:/team/api [PROTECTED] [READ-ONLY] [PRIVATE]> ',
  );
});

test('the badge of a protected registry has its own colour', () => {
  const [row = []] = defaultPrompt({ ...facts, isProtected: true });
  expect(row.find(each => each.text === '[PROTECTED]')?.look).toBe('ui.badgeProtected');
});
