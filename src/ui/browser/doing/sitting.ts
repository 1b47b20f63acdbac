import { helpOverlay } from '../help/help-overlay.ts';
import type { ActionName } from '../keys/action.ts';
import type { Doings } from './doing.ts';
import { reasonAgainst } from './reason-against.ts';

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
    desk.say(
      cancelled === undefined ? 'Nothing is running. Q leaves to the prompt.' : `Cancelled: ${cancelled}.`,
      'ui.muted',
    );
  },
  // the screen itself takes the key that stops a job; where there are none it comes here
  suspend: desk => desk.say('There are no jobs here: Q leaves to the prompt.', 'ui.muted'),
} satisfies Doings<ActionName>;
