import type { Desk } from '../desk.ts';
import type { ActionName } from '../keys/action.ts';
import { changing } from './changing.ts';
import type { Doing } from './doing.ts';
import { going } from './going.ts';
import { handingOver } from './handing-over.ts';
import { lining } from './lining.ts';
import { looking } from './looking.ts';
import { marking } from './marking.ts';
import { moving } from './moving.ts';
import { reasonAgainst } from './reason-against.ts';
import { sitting } from './sitting.ts';
import { sorting } from './sorting.ts';

/** What every action does. */
const doings: Readonly<Record<ActionName, Doing>> = {
  ...moving,
  ...going,
  ...marking,
  ...sorting,
  ...looking,
  ...changing,
  ...handingOver,
  ...lining,
  ...sitting,
};

/** Does what a key stands for, or says why it does nothing here. */
export function perform(action: ActionName, desk: Desk): void {
  const reason = reasonAgainst(action, desk);
  if (reason === undefined) doings[action](desk);
  else desk.say(reason, 'state.warn');
}
