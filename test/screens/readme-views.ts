import { keys } from '../support/keys-to-bytes.ts';
import type { ScreenView } from './views.ts';

const inApi = { type: 'cd team/api\r', until: /PS demo:\/team\/api[^>]*> *\n*$/ };
const backToRoot = `${keys('Ctrl+C')}cd /${keys('Enter')}cls${keys('Enter')}`;

/** What the README shows of the prompt, each in a block `<!-- screen: NAME -->`. */
export const readmeViews: readonly ScreenView[] = [
  {
    name: 'menu',
    steps: [
      inApi,
      { type: 'ls 1.4*\r', until: /1\.4\.2\n\nPS demo:[^\n]*> *\n*$/ },
      { type: 'Get-AcrManifest -Tag 1.', until: /-Tag 1\.\s*$/ },
      // the first time the menu may be there before the registry has answered
      { type: keys('Tab'), until: /\d of 11\s*$/ },
      { type: keys('Escape'), until: /-Tag 1\.\s*$/ },
      { type: keys('Tab'), until: /\n1 of 11\s*$/ },
      { type: keys('RightArrow', 'RightArrow'), until: /\n3 of 11\s*$/ },
    ],
    leave: keys('Ctrl+C') + backToRoot,
  },
  {
    name: 'table',
    steps: [
      inApi,
      {
        type: 'Get-AcrManifest | sort LastUpdateTime -Descending | select -First 12\r',
        until: /untagged\n\nPS demo:[^\n]*> *\n*$/,
      },
      { type: 'Remove-AcrManifest -Tag 1.4 -WhatIf\r', until: /referrers[^>]*\nPS demo:[^\n]*> *\n*$/ },
    ],
    leave: backToRoot,
  },
  {
    name: 'question',
    steps: [{ type: 'Update-AcrTag team/api:1.4 -DeleteEnabled $false\r', until: /\[\?\] Help[^\n]*: *\n*$/ }],
    leave: keys('Ctrl+C'),
  },
  {
    name: 'browser',
    hidesCursor: true,
    windows: [{ columns: 100, rows: 15 }],
    steps: [
      { type: 'Show-Browser team/api\r', until: /1 TAGS[\s\S]*Mode Manifest/ },
      { type: '2', until: /^(?![\s\S]* …\n)[\s\S]*Digest +Tags/ },
      { type: `${'j'.repeat(5)} jjj  `, until: /marked 3/ },
      { type: '/age<2d\r', until: /10 of 152[^\n]*1 hidden[\s\S]*\? help\n/ },
      { type: 'g', until: /^(?![\s\S]* …\n)[\s\S]*\n> {2}rwld 4 hours ago/ },
    ],
    leave: 'Q',
  },
];
