import { keys } from '../../support/keys-to-bytes.ts';
import type { KeyCase, Pressed, Sight } from './key-case.ts';

const menu = /^Get-AcrTag +Get-AcrToken\nLists the tags.*\n1 of 2$/;
const tag: Sight = { line: 'Get-AcrT|ag', selected: 'ag', below: menu };
const token: Sight = { line: 'Get-AcrT|oken', selected: 'oken', below: /\n2 of 2$/ };
const repositories: Sight = {
  line: 'Get-AcrTag |library/hello-world',
  selected: 'library/hello-world',
  below: /^library\/hello-world +samples\/empty-tags\n/,
};
const opened: Pressed = [keys('Tab'), tag];

/** Functions that show something: the menu, help, lists, the screen itself. */
export const showing: readonly KeyCase[] = [
  {
    does: 'MenuComplete',
    from: 'Get-AcrT|',
    sees: tag,
    next: [
      [keys('Tab'), token],
      [keys('Tab'), tag],
      [keys('Shift+Tab'), token],
      [keys('UpArrow'), tag],
      [keys('DownArrow'), token],
      [keys('LeftArrow'), tag],
      [keys('RightArrow'), token],
      [keys('Home'), tag],
      [keys('End'), token],
      [keys('Escape'), 'Get-AcrT|'],
    ],
  },
  {
    does: 'MenuComplete',
    when: 'narrowed and widened by typing',
    from: 'Get-AcrT|',
    sees: tag,
    next: [
      ['o', { line: 'Get-AcrTo|ken', selected: 'ken', below: /\n1 of 1$/ }],
      [keys('Backspace'), tag],
      [keys('Enter'), 'Get-AcrTag|'],
    ],
  },
  { does: 'MenuComplete', when: 'taken by a space', from: 'Get-AcrT|', sees: tag, next: [[' -', 'Get-AcrTag -|']] },
  { does: 'MenuComplete', when: 'of one candidate', from: 'Get-AcrTok|', sees: 'Get-AcrToken|' },
  { does: 'MenuComplete', when: 'of none', from: 'nothing-lik|', sees: { line: 'nothing-lik|', bell: true } },
  {
    does: 'RefreshCompletionCache',
    from: 'Get-AcrTag |',
    first: [[keys('Tab'), repositories]],
    sees: { ...repositories, asked: '/acr/v1/_catalog' },
  },
  {
    does: 'PossibleCompletions',
    from: 'Get-AcrT|',
    sees: { line: 'Get-AcrT|', above: /^Get-AcrTag +Get-AcrToken$/ },
  },
  { does: 'Abort', when: 'in the menu', from: 'Get-AcrT|', first: [opened], sees: 'Get-AcrT|' },
  {
    does: 'Abort',
    when: 'with a number',
    from: 'one|',
    first: [[keys('Alt+3'), { line: 'one|', below: 'digit-argument: 3' }]],
    sees: 'one|',
  },
  {
    does: 'CopyOrCancelLine',
    when: 'in the menu',
    from: 'Get-AcrT|',
    first: [opened],
    sees: { line: '|', above: /> Get-AcrTag\^C$/ },
  },
  {
    does: 'ShowParameterHelp',
    from: 'Get-AcrTag -First|',
    sees: { line: 'Get-AcrTag -First|', below: /^-First <Int32>\n\nDESC: / },
    next: [[keys('Escape'), 'Get-AcrTag -First|']],
  },
  {
    does: 'ShowCommandHelp',
    from: 'Get-AcrTag -First|',
    sees: { full: /^ {4}-First <Int32>\n[\s\S]*\nlines \d+-\d+\/\d+ / },
    next: [['q', 'Get-AcrTag -First|']],
  },
  {
    does: 'OpenBrowserHere',
    from: 'Get-AcrTag lib|rary',
    sees: { full: /^\S+ .* as \S+ .*\nrepositories +2\n[\s\S]*\n> {2}prefix .* library\/\n/ },
    next: [['q', 'Get-AcrTag lib|rary']],
  },
  {
    does: 'WhatIsKey',
    from: 'one|',
    sees: { line: 'one|', below: 'what-is-key: _' },
    next: [
      [keys('Ctrl+R'), { line: 'one|', below: /^Ctrl\+r: ReverseSearchHistory - / }],
      ['!', 'one!|'],
    ],
  },
  {
    does: 'ShowKeyBindings',
    from: 'one|',
    sees: { line: 'one|', above: /\nSelection functions\n=+\n[\s\S]*\n\S+ +SelectLine +[A-Z]/ },
  },
  {
    does: 'ClearScreen',
    from: '|',
    first: [[`${keys('Ctrl+C')}one`, { line: 'one|', above: /or exit to leave$/ }]],
    sees: { line: 'one|', above: '' },
  },
];
