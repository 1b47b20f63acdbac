import { graphemes } from '../../terminal/graphemes.ts';
import type { FullScreen, Shown } from '../full-screen/full-screen.ts';
import { closing } from '../full-screen/typed-on.ts';
import type { Theme } from '../theme/theme.ts';
import { drawPager } from './draw-pager.ts';
import { addLines, complete, createPager, type Pager, press, resize } from './pager.ts';

export interface PagerOptions {
  /** Safe to show; colours (SGR) and links (OSC 8) are allowed. */
  readonly lines: readonly string[];
  /** Index of the line that is to stand at the top; 0 if left out. */
  readonly top?: number;
  /** false: more lines come by `add` until `end`; true if left out. */
  readonly complete?: boolean;
  readonly theme: Theme;
  /** Closes it. */
  readonly signal?: AbortSignal;
}

/** The pager as something that fills the screen. */
export interface PagerScreen extends FullScreen {
  add(lines: readonly string[]): void;
  end(): void;
}

/** A pager to be shown by `fill` of the prompt; it closes when the reader closes it. */
export function createPagerScreen({ theme, signal, ...options }: PagerOptions): PagerScreen {
  const { lines, top = 0, complete: isComplete = true } = options;
  let pager: Pager | undefined;
  let early: readonly string[] = lines;
  let ended = isComplete;
  let shown: Shown | undefined;

  /** The size is known with the first frame. */
  function sized(columns: number, rows: number): Pager {
    const size = { columns, height: Math.max(1, rows - 1) };
    if (!pager) return createPager(early, size, { top, complete: ended });
    return pager.columns === columns && pager.height === size.height ? pager : resize(pager, size);
  }

  return {
    draw(columns, rows) {
      pager = sized(columns, rows);
      return drawPager(pager, theme);
    },
    take(event) {
      if (!pager) return true;
      const parts = event.type === 'text' ? graphemes(event.text).map(text => ({ ...event, text })) : [event];
      for (const [at, each] of parts.entries()) {
        const next = press(pager, each);
        if (next === undefined) return closing(parts.slice(at + 1));
        pager = next;
      }
      return true;
    },
    opened(now) {
      shown = now;
      if (signal?.aborted) now.close();
      signal?.addEventListener('abort', () => now.close(), { once: true });
    },
    add(more) {
      if (pager) pager = addLines(pager, more);
      else early = early.concat(more);
      shown?.repaint();
    },
    end() {
      ended = true;
      pager = pager && complete(pager);
      shown?.repaint();
    },
  };
}
