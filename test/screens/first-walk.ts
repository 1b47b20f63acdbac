import { keys } from '../support/keys-to-bytes.ts';
import type { RecordedStep } from '../support/recording.ts';

const prompt = String.raw`\n\n?PS demo:/team/api[^>]*> *\n*$`;

/** What a newcomer might do first: connect, go to a repository, look at its tags, lock one, see the lock hold. */
export const firstWalk: readonly RecordedStep[] = [
  {
    says: 'Connect to the embedded registry',
    type: 'Connect-AzContainerRegistry -Emulator\r',
    until: /PS demo:\/[^>]*> *\n*$/,
  },
  { says: 'cd and Tab: the folders here', type: `cd te${keys('Tab')}`, until: /cd team\/\n[\s\S]*1 of 2\s*$/ },
  { says: 'Enter takes one, Tab goes on', type: keys('Enter', 'Tab'), until: /cd team\/api\n[\s\S]*1 of 2\s*$/ },
  { says: 'Enter takes it, Enter goes there', type: keys('Enter', 'Enter'), until: new RegExp(prompt) },
  {
    says: 'The newest tags',
    type: 'Get-AcrTag -OrderBy LastUpdatedDesc -First 5\r',
    until: new RegExp(`nightly${prompt}`),
  },
  {
    says: 'Lock one: what would change, and a question',
    type: 'Update-AcrTag -Name 1.4 -DeleteEnabled $false\r',
    until: /\[\?\] Help[^\n]*: *\n*$/,
  },
  { says: 'y and Enter: it is locked', type: `y${keys('Enter')}`, until: new RegExp(`ReadEnabled +: True${prompt}`) },
  {
    says: 'The lock holds, and the error says how to lift it',
    type: 'Remove-AcrTag -Name 1.4\r',
    until: new RegExp(`Recommendation: Unlock-[^\\n]*\\n?[^\\n]*${prompt}`),
  },
];
