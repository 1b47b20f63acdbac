import type { Context } from '../../engine/context.ts';

/** May a local file be written? Such a change has PowerShell's impact Medium: -Confirm asks, -WhatIf says what would be done. */
export const mayWrite = (
  { confirm }: Pick<Context<unknown>, 'confirm'>,
  action: string,
  target: string,
): Promise<boolean> => confirm({ action, target, grade: 'mild', impact: 'medium' });
