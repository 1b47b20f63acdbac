/** A complaint that is answered outside the browser, or by something that it only uses, and the test that holds it. */
export interface AnsweredElsewhere {
  /** `PSReadLine#12, #87`, as the design lists them. */
  readonly threads: string;
  readonly file: string;
  /** Its title, or that of its group. */
  readonly test: string;
}

export const elsewhere: readonly AnsweredElsewhere[] = [
  // a theme belongs to the registry at the prompt's location; the browser shows its badge
  {
    threads: 'k9s#1831, #3414',
    file: 'test/theme-shelf.test.ts',
    test: 'the theme follows the location, and the background once it is told',
  },
  // what nobody has asked for yet is said to be coming, also in the menu of the prompt
  {
    threads: 'azure-cli#9157, #25107, #15696',
    file: 'test/cmdlets/registry/completion.test.ts',
    test: 'the first answer comes at once and says that more is coming; then it does',
  },
  {
    threads: 'azure-cli#3306, azure-powershell#7527, AzurePSDrive#50',
    file: 'test/cmdlets/registry/completion.test.ts',
    test: 'what a command has listed is offered at once; after a change the next question asks again',
  },
  {
    threads: 'PSReadLine#12, #87',
    file: 'test/e2e/prompt.test.ts',
    test: 'Ctrl+C stops a command, gives up a line, and on an empty one tells how to leave',
  },
  {
    threads: 'lazygit#6006',
    file: 'test/terminal/key-forms.test.ts',
    test: 'each chord can be sent in some way, and only Escape has to wait for silence in xterm',
  },
  { threads: 'PSReadLine#639, #1380, #373, #1839, #4056', file: 'test/editor/menu.test.ts', test: 'the menu' },
  {
    threads: 'PSReadLine#639, #1380, #373, #1839, #4056',
    file: 'test/editor/history.test.ts',
    test: 'walking by what was typed',
  },
  {
    threads: 'PSReadLine#3887, #3888, #5169, #3362, PowerShell#20105',
    file: 'test/editor/suggestions.test.ts',
    test: 'the grey text',
  },
  {
    threads: 'ipython#13878, #13979, #13993',
    file: 'test/editor/suggestions.test.ts',
    test: 'Enter runs what was typed',
  },
  { threads: 'k9s#169', file: 'test/ui/theme/built-in.test.ts', test: 'the schema knows every token and attribute' },
  { threads: 'cli/cli#13335, nab#1106, yt-dlp#10420', file: 'test/ui/theme/theme.test.ts', test: 'interface D4' },
];
