import { once } from 'node:events';
import { type Instance, render, useStdout } from 'ink';
import { type ReactNode, useEffect } from 'react';
import type { OutputQueue } from '../../terminal/output-queue.ts';
import type { Theme } from '../theme/theme.ts';
import { inkOptions } from './ink-options.ts';
import type { Layout } from './layout.ts';
import { LiveRegion } from './live-region.tsx';
import { NoInput } from './no-input.ts';
import { type Reflow, rowsAboveAfterShrink } from './reflow.ts';
import { type Screen, sizeOf, type View } from './view.ts';

/** The live region on the terminal. */
export interface Mounted {
  readonly screen: Screen;
  /** Rejects when drawing has failed; Ink has then let go of the terminal. */
  readonly failed: Promise<never>;
  /** Takes the live region off the screen and lets go of the terminal; `remount` brings it back. */
  unmount(): void;
  remount(): void;
  /** Takes the live region off the screen until `redraw`. */
  clear(): void;
  redraw(): void;
}

export interface MountOptions {
  readonly stdout: NodeJS.WriteStream;
  readonly output: OutputQueue;
  readonly reflow: Reflow;
  readonly theme: Pick<Theme, 'signs'>;
}

/** Starts Ink below what stands on the screen. The output queue writes through it as long as it is mounted. */
export function mount({ stdout, output, reflow, theme }: MountOptions): Mounted {
  let view: View = { mode: 'running' };
  let columns = stdout.columns;
  let repaint: (() => void) | undefined;

  const { promise: failed, reject } = Promise.withResolvers<never>();
  let instance: Instance | undefined = draw();

  function draw(): Instance {
    const root = render(<Prompt view={view} stdout={stdout} output={output} theme={theme} />, {
      stdout,
      stdin: new NoInput(),
      ...inkOptions,
    });
    root.waitUntilExit().catch(reject);
    stdout.prependListener('resize', beforeInkResizes);
    stdout.on('resize', afterInkResized);
    return root;
  }

  let written = stdout.bytesWritten;
  function show(next: View): void {
    view = next;
    written = stdout.bytesWritten;
    instance?.rerender(<Prompt view={view} stdout={stdout} output={output} theme={theme} />);
  }
  // Ink erases as many rows as it had drawn, but a terminal that has become narrower may have made more of them, above the cursor and below.
  function beforeInkResizes(): void {
    const drawn = drawnOf(view);
    if (drawn !== undefined && stdout.columns < columns) {
      const grown = rowsAboveAfterShrink(drawn, stdout.columns, reflow);
      stdout.write(`${grown > 0 ? `\x1b[${grown}A` : ''}\x1b[J`);
    }
    columns = stdout.columns;
  }
  function afterInkResized(): void {
    repaint?.();
  }

  return {
    screen: {
      get columns() {
        return sizeOf(stdout).columns;
      },
      get rows() {
        return sizeOf(stdout).rows;
      },
      // what Node does on SIGWINCH; it tells of a change by the event
      measure() {
        if ('_refreshSize' in stdout && typeof stdout._refreshSize === 'function') stdout._refreshSize();
      },
      show,
      get isPainted() {
        return stdout.bytesWritten > written;
      },
      async painted() {
        await instance?.waitUntilRenderFlush();
      },
      onResize(next) {
        repaint = next;
      },
    },
    failed,
    unmount() {
      stdout.off('resize', beforeInkResizes);
      stdout.off('resize', afterInkResized);
      instance?.clear();
      instance?.unmount();
      instance = undefined;
    },
    remount() {
      columns = stdout.columns;
      instance ??= draw();
      repaint?.();
    },
    clear: () => instance?.clear(),
    redraw: () => show(view),
  };
}

/** The rows that stand on the screen, and the cursor: below the progress of a command, where Ink leaves it. */
function drawnOf(view: View): Layout | undefined {
  if (view.mode === 'editing') return view;
  return view.progress === undefined ? undefined : { rows: [view.progress], cursor: { x: 0, y: 1 } };
}

interface PromptProps {
  readonly view: View;
  readonly stdout: NodeJS.WriteStream;
  readonly output: OutputQueue;
  readonly theme: Pick<Theme, 'signs'>;
}

function Prompt({ view, stdout, output, theme }: PromptProps): ReactNode {
  const { write } = useStdout();
  useEffect(() => {
    output.attach(async text => {
      write(theme.signs(text));
      if (stdout.writableNeedDrain) await once(stdout, 'drain');
    });
    return () => output.attach(undefined);
  }, [output, stdout, write, theme]);
  return <LiveRegion view={view} signs={theme.signs} />;
}
