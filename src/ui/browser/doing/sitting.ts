import { helpOverlay } from '../help/help-overlay.ts';
import type { ActionName } from '../keys/action.ts';
import type { Doings } from './doing.ts';
import { reasonAgainst } from './reason-against.ts';

const SAID = {
  ended: 'Cancelled',
  stopping: 'Stopping, what was sent is awaited',
  'given up': 'Given up',
} as const;

/** What is about the browser itself. */
export const sitting = {
  help: desk =>
    desk.open(
      helpOverlay({
        keys: desk.shell.keys,
        context: desk.keyContext,
        reasonFor: action => reasonAgainst(action, desk),
        run: action => desk.perform(action),
      }),
    ),
  'cancel-or-hint': desk => {
    const cancelled = desk.activities.cancel();
    if (cancelled === undefined) return desk.say('Nothing is running. Q leaves to the prompt.', 'ui.muted');
    const { what, how } = cancelled;
    desk.say(`${SAID[how]}: ${what}${how === 'stopping' ? '. Ctrl+C again gives up the answer' : ''}.`, 'ui.muted');
  },
  // the screen itself takes the key that stops a job; where there are none it comes here
  suspend: desk => desk.say('There are no jobs here: Q leaves to the prompt.', 'ui.muted'),
} satisfies Doings<ActionName>;
