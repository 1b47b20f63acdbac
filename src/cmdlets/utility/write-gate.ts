import type { Change, Context } from '../../engine/context.ts';
import { switched } from '../../engine/kinds.ts';

/**
 * -Confirm of the cmdlets that write local files. It is their own parameter: such a change is slight, so only this switch makes it ask, while
 * the common one would ask at every export under the preference of this shell.
 */
export const confirmParameter = switched({
  help: 'Asks before each file; without it nothing is asked.',
  aliases: ['cf'],
});

type Services = Pick<Context<unknown>, 'confirm' | 'choose' | 'simulating'>;

/** Asks about one file after another: `What if` under -WhatIf, a question under -Confirm, else yes. "To All" lasts for the call. */
export function createWriteGate(
  context: Services,
  asks: boolean,
): (change: Pick<Change, 'action' | 'target'>) => Promise<boolean> {
  let all: boolean | undefined;
  return async ({ action, target }) => {
    if (context.simulating) return context.confirm({ action, target, grade: 'mild' });
    if (!asks || all !== undefined) return all ?? true;
    const index = await context.choose({
      lines: [
        '',
        'Confirm',
        'Are you sure you want to perform this action?',
        `Performing the operation "${action}" on target "${target}".`,
      ],
      choices: CHOICES,
      fallback: 0,
    });
    const key = index === undefined ? undefined : CHOICES[index]?.key;
    if (key === 'A') all = true;
    if (key === 'L' || key === undefined) all = false;
    return key === 'Y' || key === 'A';
  };
}

const CHOICES = [
  { key: 'Y', label: 'Yes', help: 'Continue with only the next step of the operation.' },
  { key: 'A', label: 'Yes to All', help: 'Continue with all the steps of the operation.' },
  { key: 'N', label: 'No', help: 'Skip this operation and proceed with the next operation.' },
  { key: 'L', label: 'No to All', help: 'Skip this operation and all subsequent operations.' },
] as const;
