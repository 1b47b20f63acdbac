import { keys } from '../../support/keys-to-bytes.ts';
import type { KeyCase } from './key-case.ts';

/** Functions that end an input. They change the history that the others look at, so they come last. */
export const accepting: readonly KeyCase[] = [
  {
    does: 'AcceptAndGetNext',
    from: 'one|',
    first: [[keys('Ctrl+P', 'Ctrl+P', 'Ctrl+P'), "'oldest entry'|"]],
    sees: { line: 'Write-Output two words|', above: /> 'oldest entry'\noldest entry$/ },
  },
  { does: 'AcceptLine', from: "'sa|id'", sees: { line: '|', above: /> 'said'\nsaid$/ } },
  { does: 'AcceptLine', when: 'of an unfinished input', from: "'one|", sees: "'one\n|", next: [["'", "'one\n'|"]] },
  { does: 'ValidateAndAcceptLine', from: "'valid'|", sees: { line: '|', above: /> 'valid'\nvalid$/ } },
  {
    does: 'ValidateAndAcceptLine',
    when: 'of a wrong input',
    from: 'one )|',
    sees: { line: 'one )|', below: /\)/ },
    next: [[keys('Backspace'), 'one |']],
  },
  { does: 'ViEditVisually', from: "'one'|", sees: { line: '|', above: /> 'two'\ntwo$/ } },
  {
    does: 'ShowFullPredictionTooltip',
    from: '|',
    first: [
      ['Set-PSReadLineOption -PredictionSource Plugin\r', { line: '|', above: /Plugin$/ }],
      [`${keys('F2')}Get-AcrRepo`, { line: 'Get-AcrRepo|', below: /^> Get-AcrRepo .*<Registry\(\d\)>\n/ }],
      [keys('DownArrow'), { line: 'Get-AcrRepository|', below: /\n {3}>> \S/ }],
    ],
    sees: { line: 'Get-AcrRepository|', below: /^The repositories of [^\n]+\.$/ },
    next: [[keys('Escape'), { line: 'Get-AcrRepository|', below: /\n {3}>> \S/ }]],
    leave: keys('F2'),
  },
  {
    does: 'ClearHistory',
    from: 'one|',
    and: keys('F7'),
    sees: { full: /^History \(0\)/ },
    next: [[keys('Escape'), 'one|']],
  },
  {
    does: 'ClearHistory',
    when: 'for the line that is being edited',
    from: '|',
    and: `${keys('UpArrow')}!`,
    sees: '!|',
  },
];
