import process from 'node:process';
import { render } from 'ink';
import { chordOf, type InputEvent } from '../../terminal/key.ts';
import type { Modes } from '../../terminal/modes.ts';
import { inkOptions } from '../prompt/ink-options.ts';
import type { KeyQueue } from '../prompt/key-queue.ts';
import { SUSPENDS, suspend } from '../prompt/suspend.ts';
import { sizeOf } from '../prompt/view.ts';
import type { Theme } from '../theme/theme.ts';
import { FieldInput } from './field-input.ts';
import { Frame } from './frame.tsx';
import type { FullScreen } from './full-screen.ts';

export interface Surface {
  readonly stdout: NodeJS.WriteStream;
  readonly modes: Modes;
  readonly keys: KeyQueue;
  readonly theme: Pick<Theme, 'signs'>;
  /** Told what draws all of it anew, once somebody else has had the terminal. */
  readonly onShown: (redraw: () => void) => void;
}

/** Shows something on the alternate screen until it closes or the input ends. Nothing else may draw meanwhile. */
export async function showFullScreen(
  content: FullScreen,
  { stdout, modes, keys, theme, onShown }: Surface,
): Promise<void> {
  // the next key goes to a field that holds what the last one made of it
  const field = content.field && {
    ...content.field,
    change(value: string) {
      content.field?.change(value);
      repaint();
    },
  };
  const frame = () => {
    const { columns, rows } = sizeOf(stdout);
    // a frame as high as the screen would make Ink clear all of it each time
    return <Frame rows={content.draw(columns, rows - (content.field ? 2 : 1)).map(theme.signs)} field={field} />;
  };
  const input = new FieldInput();
  modes.enter('alternate-screen');
  // a terminal leaves the cursor where it was on the other screen
  stdout.write(home);
  const instance = render(frame(), {
    stdout,
    stdin: input,
    ...inkOptions,
    // who waits for a frame before pressing the next key waits for that frame only, not for the end of a sixtieth of a second
    maxFps: 240,
  });
  // a frame takes Ink milliseconds: whatever a key changes is drawn at once, when all of that is done
  let isTaking = false;
  let isDue = false;
  const take = (event: InputEvent) => {
    isTaking = true;
    try {
      return content.take(event);
    } finally {
      isTaking = false;
    }
  };
  // whoever has been lent the terminal is not drawn over
  const repaint = () => {
    isDue = isTaking;
    if (!isTaking && !modes.suspended) instance.rerender(frame());
  };
  /** The guard of the modes, which listens since the start, has entered the alternate screen again by now; it is empty. */
  const comeBack = () => {
    if (modes.suspended) return;
    instance.clear();
    stdout.write(home);
    content.hidden?.();
    repaint();
  };
  stdout.on('resize', repaint);
  if (process.platform !== 'win32') process.on('SIGCONT', comeBack);
  onShown(comeBack);
  const closed = Promise.withResolvers<'closed'>();
  content.opened?.({ repaint, redraw: comeBack, close: () => closed.resolve('closed') });
  try {
    for (;;) {
      const key = keys.next();
      const event = await Promise.race([key, closed.promise]);
      if (event === 'closed') {
        // the key that comes next belongs to whoever reads then
        void key.then(late => late && keys.giveBack(late));
        return;
      }
      if (event?.type === 'key' && chordOf(event) === SUSPENDS) {
        content.hidden?.();
        suspend(process);
      } else {
        const taken = event !== undefined && take(event);
        if (typeof taken === 'object') keys.giveBack({ type: 'text', text: taken.typedOn });
        if (event === undefined || taken === false || typeof taken === 'object') return;
        if (taken === 'field') await input.type(event);
      }
      if (isDue || !keys.waiting) repaint();
    }
  } finally {
    stdout.off('resize', repaint);
    process.off('SIGCONT', comeBack);
    instance.clear();
    instance.unmount();
    modes.leave('alternate-screen');
  }
}

const home = '\x1b[H\x1b[2J';
