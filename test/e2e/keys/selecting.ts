import { keys } from '../../support/keys-to-bytes.ts';
import type { KeyCase, Pressed } from './key-case.ts';

/** Functions that select, and those that put what is selected on the clipboard and back. */
export const selecting: readonly KeyCase[] = [
  {
    does: 'SelectBackwardChar',
    from: 'one|',
    sees: { line: 'on|e', selected: 'e' },
    next: [['X', 'onX|']],
  },
  { does: 'SelectForwardChar', from: '|one', sees: { line: 'o|ne', selected: 'o' } },
  { does: 'SelectBackwardWord', from: 'one two|', sees: { line: 'one |two', selected: 'two' } },
  { does: 'SelectNextWord', from: '|one two', sees: { line: 'one |two', selected: 'one ' } },
  { does: 'SelectForwardWord', from: '|one two', sees: { line: 'one| two', selected: 'one' } },
  { does: 'SelectBackwardsLine', from: 'one t|wo', sees: { line: '|one two', selected: 'one t' } },
  {
    does: 'SelectBackwardsLine',
    when: 'taken back by Escape',
    from: 'one t|wo',
    sees: { line: '|one two', selected: 'one t' },
    next: [[keys('Escape'), '|one two']],
  },
  { does: 'SelectLine', from: 'one t|wo', sees: { line: 'one two|', selected: 'wo' } },
  { does: 'SelectAll', from: 'on|e\ntwo', sees: { line: 'one\ntwo|', selected: 'onetwo' } },
  {
    does: 'SelectCommandArgument',
    from: '|Write-Output one two',
    sees: { line: 'Write-Output one| two', selected: 'one' },
    next: [[keys('Alt+A'), { line: 'Write-Output one two|', selected: 'two' }]],
  },
  { does: 'Copy', from: 'one two|', sees: { line: 'one two|', copied: 'one two' } },
  { does: 'Copy', when: 'of what is selected', ...selected(), sees: { line: 'one |two', copied: 'two' } },
  { does: 'Cut', ...selected(), sees: { line: 'one |', copied: 'two' } },
  {
    does: 'Paste',
    from: 'one|',
    first: [
      [keys('Ctrl+A'), { line: 'one|', selected: 'one' }],
      [keys('Ctrl+X'), { line: '|', copied: 'one' }],
      ['<>', '<>|'],
      [keys('LeftArrow'), '<|>'],
    ],
    sees: '<one|>',
  },
  {
    does: 'Paste',
    when: 'in place of what is selected',
    from: 'one|',
    first: [
      [keys('Ctrl+A'), { line: 'one|', selected: 'one' }],
      [keys('Ctrl+X'), { line: '|', copied: 'one' }],
      ['two', 'two|'],
      [keys('Ctrl+A'), { line: 'two|', selected: 'two' }],
    ],
    sees: 'one|',
  },
  { does: 'CopyOrCancelLine', ...selected(), sees: { line: 'one |two', copied: 'two' } },
  { does: 'CopyOrCancelLine', when: 'without a selection', from: 'one|', sees: { line: '|', above: /> one\^C$/ } },
  {
    does: 'CopyOrCancelLine',
    when: 'on an empty line',
    from: '|',
    sees: { line: '|', above: /Ctrl\+D or exit to leave$/ },
  },
];

/** The last word is selected. */
function selected(): { readonly from: string; readonly first: readonly Pressed[] } {
  const bytes = keys('Shift+LeftArrow').repeat(3);
  return { from: 'one two|', first: [[bytes, { line: 'one |two', selected: 'two' }]] };
}
